package org.sordino.cli;

import java.util.Collection;
import java.util.List;
import org.sordino.experiment.Reason;
import org.sordino.file.Nearest;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What is wrong with a command line, in one line. */
final class UsageProblem {
  private UsageProblem() {}

  /** Names what was misspelt or is missing, and the nearest that would be right. */
  static String message(ParameterException problem) {
    CommandSpec command = problem.getCommandLine().getCommandSpec();
    Collection<String> commands = command.subcommands().keySet();
    if (problem instanceof UnmatchedArgumentException unmatched) {
      String found = unmatched.getUnmatched().get(0);
      if (found.startsWith("-")) {
        return unknownOption(found.replaceFirst("=.*", ""), command);
      } else if (!commands.isEmpty()) {
        return found + ": unknown command, " + Nearest.advice(found, commands);
      }
    } else if (!commands.isEmpty()) {
      return "expected a command, one of " + String.join(", ", commands);
    }
    return Reason.oneLine(problem.getMessage());
  }

  /** Long options only: every short one is near to every other. */
  private static String unknownOption(String found, CommandSpec command) {
    List<String> options =
        command.optionsMap().keySet().stream().filter(name -> name.startsWith("--")).toList();
    return found
        + ": unknown option"
        + Nearest.suggestion(found, options).map(", "::concat).orElse("");
  }
}
