package org.sordino.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.sordino.report.Html.element;

import java.util.List;
import org.junit.jupiter.api.Test;

class HtmlTest {
  private static String written(Html html) {
    StringBuilder page = new StringBuilder();
    html.writeTo(page);
    return page.toString();
  }

  @Test
  void text_withMarkup_isEscaped() {
    assertEquals(
        "<p>&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt; &amp;amp; &quot;</p>",
        written(element("p", "<script>alert('1')</script> &amp; \"")));
  }

  @Test
  void attribute_withQuotes_isEscaped() {
    assertEquals(
        "<p title=\"&quot; onclick=&quot;x&#39;\"></p>",
        written(element("p").with("title", "\" onclick=\"x'")));
  }

  @Test
  void text_withCharactersThatXmlForbids_hasReplacementSigns() throws Exception {
    String text = "a\u0000b\u0008c\uD800d\uFFFEe\u0085f\u007Fg\n\t\uD83C\uDFB7";
    String written = written(element("p", text));
    assertEquals("<p>a�b�c�d�e�f�g\n\t\uD83C\uDFB7</p>", written);
    assertEquals("p", Xml.parse(written).getDocumentElement().getTagName());
  }

  @Test
  void element_withChildrenAndAttributes_keepsTheirOrder() {
    assertEquals(
        "<div class=\"a\" id=\"b\"><p>1</p><p>2</p></div>",
        written(
            element("div", element("p", "1"))
                .with("class", "a")
                .with("id", "b")
                .and(List.of(element("p", "2")))));
  }

  @Test
  void meta_closesItself() {
    assertEquals("<meta charset=\"utf-8\"/>", written(element("meta").with("charset", "utf-8")));
  }
}
