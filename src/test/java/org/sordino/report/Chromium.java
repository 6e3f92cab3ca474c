package org.sordino.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A Chromium without a window, which renders pages and tells what they look like. */
record Chromium(Path program) {
  private static final int PATIENCE_SECONDS = 120;
  private static final Pattern PROBE = Pattern.compile("<pre id=\"probe\">(.*?)</pre>");

  /** Measures a page, once as it opens and once with all details open. */
  private static final String MEASURE =
      """
      inside => {
        const page = inside.document;
        const overflow = () => page.documentElement.scrollWidth - inside.innerWidth;
        const figures = () => [...page.querySelectorAll('figure')].map(figure => {
          const box = figure.querySelector('svg').getBoundingClientRect();
          return {name: figure.id, width: box.width, height: box.height, right: box.right};
        });
        const result = {
          width: inside.innerWidth,
          overflow: overflow(),
          figures: figures(),
          ink: inside.getComputedStyle(page.body).color,
          paper: inside.getComputedStyle(page.body).backgroundColor,
        };
        page.querySelectorAll('details').forEach(details => details.open = true);
        result.overflowOpen = overflow();
        result.figuresOpen = figures();
        return result;
      }
      """;

  /** Measures the page in each frame; without the pages, what is printed is printed sooner. */
  private static final String PROBE_SCRIPT =
      """
      addEventListener('load', async () => {
        const probe = document.createElement('pre');
        probe.id = 'probe';
        const frames = [...document.querySelectorAll('iframe')];
        probe.textContent = JSON.stringify(
            await Promise.all(frames.map((f, i) => measures[i](f.contentWindow))));
        frames.forEach(f => f.remove());
        document.body.append(probe);
      });
      """;

  /**
   * A page to be rendered as it is; the script that measures is outside.
   *
   * @param html the page
   * @param width in pixels; a window has at least 500, a frame in it may have less
   * @param measure a function in JavaScript of the frame's window, of what is to be told of it
   */
  record Frame(String html, int width, String measure) {
    /** Measured once as it opens and once with all details open. */
    Frame(String html, int width) {
      this(html, width, MEASURE);
    }
  }

  /**
   * What was seen.
   *
   * @param probes what was measured, an object per frame
   * @param console what was written to the browser's console, which is nothing if all is well
   */
  record Seen(JsonNode probes, List<String> console) {}

  /** The one on the PATH, if there is one. */
  static Optional<Chromium> find() {
    for (String folder : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
      for (String name :
          List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")) {
        Path program = Path.of(folder, name);
        if (Files.isExecutable(program)) {
          return Optional.of(new Chromium(program));
        }
      }
    }
    return Optional.empty();
  }

  /** Renders all frames, for readers who prefer {@code dark} or light. */
  Seen render(boolean dark, Frame... frames) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("sordino-chromium");
    try {
      StringBuilder page = new StringBuilder("<!DOCTYPE html><html><head><meta charset=\"utf-8\">");
      page.append("<script>const measures = [");
      for (Frame frame : frames) {
        page.append(frame.measure().strip()).append(",\n");
      }
      page.append("];").append(PROBE_SCRIPT).append("</script></head><body>");
      for (Frame frame : frames) {
        page.append("<iframe width=\"").append(frame.width());
        page.append("\" height=\"800\" style=\"border:0\" srcdoc=\"");
        page.append(frame.html().replace("&", "&amp;").replace("\"", "&quot;"));
        page.append("\"></iframe>");
      }
      Path file = folder.resolve("page.html");
      Files.writeString(file, page.append("</body></html>"));
      List<String> command = new ArrayList<>(List.of(program.toString()));
      command.addAll(
          List.of(
              "--headless",
              "--no-sandbox",
              "--disable-gpu",
              "--disable-quic",
              "--no-first-run",
              "--disable-background-networking",
              "--disable-component-update",
              "--disable-sync",
              "--enable-logging=stderr",
              "--window-size=1600,900",
              "--virtual-time-budget=5000",
              "--blink-settings=preferredColorScheme=" + (dark ? 0 : 1),
              "--user-data-dir=" + folder.resolve("user"),
              "--dump-dom",
              file.toUri().toString()));
      Path out = folder.resolve("out");
      Path err = folder.resolve("err");
      Process process =
          new ProcessBuilder(command)
              .redirectOutput(out.toFile())
              .redirectError(err.toFile())
              .start();
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        throw new IllegalStateException("Chromium did not end: " + Files.readString(err));
      }
      Matcher probe = PROBE.matcher(Files.readString(out));
      if (!probe.find()) {
        throw new IllegalStateException(
            "Chromium ended with %d and no measures: %s"
                .formatted(process.exitValue(), Files.readString(err)));
      }
      return new Seen(
          new ObjectMapper().readTree(text(probe.group(1))),
          Files.readString(err).lines().filter(line -> line.contains(":CONSOLE")).toList());
    } finally {
      delete(folder);
    }
  }

  /** What {@code html} without elements stands for, as Chromium writes it. */
  private static String text(String html) {
    return html.replace("&nbsp;", "\u00A0")
        .replace("&quot;", "\"")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&");
  }

  /** Deletes what can be deleted: helper processes may end a little later. */
  private static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException | UncheckedIOException e) {
      folder.toFile().deleteOnExit();
    }
  }
}
