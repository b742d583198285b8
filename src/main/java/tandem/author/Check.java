package tandem.author;

/** Looks at everything that was read and reports one kind of mistake that no reader can see alone. Stateless. */
interface Check {

    void look(Draft draft, Problems problems);
}
