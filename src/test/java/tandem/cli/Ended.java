package tandem.cli;

import static org.assertj.core.api.Assertions.assertThat;

/** A start that is over: its exit code and what it wrote. */
record Ended(int code, String out, String err) {

    /** It ended well, and had nothing to say to the operator. */
    Ended well() {
        assertThat(err).isEmpty();
        assertThat(code).isZero();
        return this;
    }

    /** It did not start, for a reason the operator can mend, and wrote nothing but that. */
    Ended refused(String... lines) {
        assertThat(err).isEqualTo(String.join("\n", lines) + "\n");
        assertThat(out).isEmpty();
        assertThat(code).isEqualTo(2);
        return this;
    }
}
