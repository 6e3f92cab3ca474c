package org.sordino.report;

import static org.sordino.report.Html.element;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sordino.experiment.table.Cell;
import org.sordino.experiment.table.TableLayout;

/**
 * The table of an experiment. It has the cells that it has in every other form; the networks are
 * headings in it, and the settings stand below their method, so that it is narrow enough to read.
 */
final class ComparisonSection {
  private static final int NETWORK = 0;
  private static final int METHOD = 1;
  private static final String SETTINGS = "settings";

  private final TableLayout layout;

  private ComparisonSection(TableLayout layout) {
    this.layout = layout;
  }

  /** The section, unless nothing is compared because the experiment is a search alone. */
  static Optional<Section> of(ExperimentFiles files) {
    if (files.table().rows().isEmpty()) {
      return Optional.empty();
    }
    List<Html> lead = new ArrayList<>();
    if (!files.finished()) {
      lead.add(
          element("p", "This experiment is unfinished: %s.".formatted(files.progress()))
              .with("class", "warning"));
    }
    Html.Element table = new ComparisonSection(TableLayout.of(files.table())).table();
    lead.add(Page.scrolling(table).with("class", "scroll results"));
    lead.add(
        element("ul")
            .with("class", "notes")
            .and(files.table().notes().stream().map(note -> element("li", note)).toList()));
    return Optional.of(new Section("Results", lead, List.of()));
  }

  private Html.Element table() {
    Html.Element head = element("tr", column(METHOD));
    for (int i : measured()) {
      head = head.and(List.of(column(i)));
    }
    Map<String, List<Html>> networks = new LinkedHashMap<>();
    for (List<Cell> row : layout.rows()) {
      String network = row.get(NETWORK).text();
      networks.computeIfAbsent(network, this::heading).add(row(row));
    }
    return element("table", element("thead", head))
        .and(networks.values().stream().map(rows -> element("tbody").and(rows)).toList());
  }

  private Html column(int index) {
    return element("th", layout.columns().get(index).head()).with("scope", "col");
  }

  /** The first row of a network's rows. */
  private List<Html> heading(String network) {
    List<Html> rows = new ArrayList<>();
    rows.add(
        element(
                "tr",
                element("th", network).with("scope", "rowgroup"),
                element("td").with("colspan", Integer.toString(measured().size())))
            .with("class", "group"));
    return rows;
  }

  private Html row(List<Cell> cells) {
    Html.Element method = element("th", cells.get(METHOD).text()).with("scope", "row");
    int settings =
        layout.columns().stream().map(TableLayout.Column::head).toList().indexOf(SETTINGS);
    if (settings >= 0 && !cells.get(settings).text().isEmpty()) {
      method = method.and(List.of(element("small", cells.get(settings).text())));
    }
    Html.Element row = element("tr", method);
    for (int i : measured()) {
      row = row.and(List.of(element("td", marked(cells.get(i)))));
    }
    return row;
  }

  /** The columns that are neither network nor method nor settings. */
  private List<Integer> measured() {
    List<Integer> measured = new ArrayList<>();
    for (int i = METHOD + 1; i < layout.columns().size(); i++) {
      if (!layout.columns().get(i).head().equals(SETTINGS)) {
        measured.add(i);
      }
    }
    return measured;
  }

  private static Html marked(Cell cell) {
    Html text = new Html.Text(cell.text());
    if (cell.noImprovement()) {
      text = element("u", text);
    }
    return cell.best() ? element("strong", text) : text;
  }
}
