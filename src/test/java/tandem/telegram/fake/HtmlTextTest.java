package tandem.telegram.fake;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people see of HTML, and where its marks are in UTF-16 units. RefusalTest has what is broken. */
final class HtmlTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "plain | plain | []",
                "1 &lt; 2 &gt; 1 &amp;&amp; &quot;x&quot; | 1 < 2 > 1 && \"x\" | []",
                "&#65;&#x1F600;&#128512; | A😀😀 | []",
                "&nbsp; & &#0; &; | &nbsp; & &#0; &; | []",
                "2 > 1 | 2 > 1 | []",
                "<b>x</b> | x | [{\"offset\":0,\"length\":1,\"type\":\"bold\"}]",
                "😀<STRONG>ä😀</STRONG> | 😀ä😀 | [{\"offset\":2,\"length\":3,\"type\":\"bold\"}]",
                "<i>a<u>b</u></i> | ab | [{\"offset\":0,\"length\":2,\"type\":\"italic\"},"
                        + "{\"offset\":1,\"length\":1,\"type\":\"underline\"}]",
                "<u><s>a</s></u> | a | [{\"offset\":0,\"length\":1,\"type\":\"strikethrough\"},"
                        + "{\"offset\":0,\"length\":1,\"type\":\"underline\"}]",
                "<a href=\"https://x.org?a=1&amp;b\">x</a> | x | [{\"offset\":0,\"length\":1,\"type\":\"text_link\","
                        + "\"url\":\"https://x.org?a=1&b\"}]",
                "<tg-spoiler>x</tg-spoiler> | x | [{\"offset\":0,\"length\":1,\"type\":\"spoiler\"}]",
                "<blockquote expandable>x</blockquote> | x | "
                        + "[{\"offset\":0,\"length\":1,\"type\":\"expandable_blockquote\"}]",
                "<pre><code class=\"language-java\">x</code></pre> | x | "
                        + "[{\"offset\":0,\"length\":1,\"type\":\"code\"},{\"offset\":0,\"length\":1,\"type\":\"pre\"}]",
                "<em></em>x | x | []",
                "<b>x</> | x | [{\"offset\":0,\"length\":1,\"type\":\"bold\"}]",
            })
    void isReadAsTelegramReadsIt(String html, String text, String entities) {
        MarkedText read = HtmlText.parse(html);
        assertThat(read.text()).isEqualTo(text);
        assertThat(Json.text(read.entities())).isEqualTo(entities);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "` <b> x </b> ` | x | [{\"offset\":0,\"length\":1,\"type\":\"bold\"}]",
                "`\n\na <i>b</i>\n` | a b | [{\"offset\":2,\"length\":1,\"type\":\"italic\"}]",
            })
    void losesWhatIsBlankAtItsEnds(String html, String text, String entities) {
        isReadAsTelegramReadsIt(html, text, entities);
    }
}
