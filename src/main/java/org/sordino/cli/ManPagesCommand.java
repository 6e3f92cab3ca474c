package org.sordino.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.sordino.file.Folders;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.codegen.docgen.manpage.ManPageGenerator;

/**
 * {@code sordino generate-man-pages}: the help of all commands for Asciidoctor, which makes pages.
 */
@Command(
    name = "generate-man-pages",
    headerHeading =
        "Examples:%n"
            + "  sordino generate-man-pages man && asciidoctor -b manpage man/*.adoc && man man/sordino.1%n"
            + "%n",
    description =
        "Writes the help of all commands as AsciiDoc, from which Asciidoctor makes man pages.",
    hidden = true,
    mixinStandardHelpOptions = true)
final class ManPagesCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FOLDER", description = "Where to write them.")
  private Path folder;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    Folders.create(folder);
    describeWithExamples(spec.root());
    spec.root().subcommands().values().forEach(c -> describeWithExamples(c.getCommandSpec()));
    return ManPageGenerator.generateManPage(
        folder.toFile(), null, new boolean[0], false, spec.root());
  }

  /**
   * The examples, with which the help begins: indented lines, which AsciiDoc leaves as they are.
   */
  private static void describeWithExamples(CommandSpec command) {
    UsageMessageSpec help = command.usageMessage();
    List<String> lines = new ArrayList<>(List.of(help.description()));
    lines.add("");
    Arrays.stream(help.headerHeading().split("%n"))
        .filter(line -> line.startsWith(" "))
        .forEach(lines::add);
    help.description(lines.toArray(String[]::new));
  }
}
