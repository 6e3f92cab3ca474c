package org.sordino.cli;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.sordino.file.FileProblem;
import org.sordino.file.Nearest;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What is wrong with a command line, in one line. */
final class UsageProblem {
  private static final Map<Class<?>, String> NUMBERS =
      Map.of(
          int.class, "a whole number below 2^31",
          Integer.class, "a whole number below 2^31",
          long.class, "a whole number below 2^63",
          Long.class, "a whole number below 2^63",
          double.class, "a number",
          Double.class, "a number");

  private UsageProblem() {}

  /** Names what was misspelt or is missing, and the nearest that would be right. */
  static String message(ParameterException problem) {
    CommandSpec command = problem.getCommandLine().getCommandSpec();
    Collection<String> commands = command.subcommands().keySet();
    if (problem instanceof UnmatchedArgumentException unmatched) {
      String found = unmatched.getUnmatched().get(0);
      if (found.startsWith("-")) {
        return unknownOption(found.replaceFirst("=.*", ""), command);
      }
      return commands.isEmpty()
          ? "%s: expected no such argument, %s".formatted(found, hint(command))
          : found + ": unknown command, " + Nearest.advice(found, commands);
    } else if (problem.getCause() instanceof TypeConversionException wrong
        && problem.getArgSpec() instanceof OptionSpec option) {
      return wrongValue(option, problem.getValue(), FileProblem.oneLine(wrong.getMessage()));
    } else if (!commands.isEmpty()) {
      return "expected a command, one of " + String.join(", ", commands);
    }
    return FileProblem.oneLine(problem.getMessage());
  }

  /** Long options only: every short one is near to every other. */
  private static String unknownOption(String found, CommandSpec command) {
    List<String> options =
        command.optionsMap().keySet().stream().filter(name -> name.startsWith("--")).toList();
    return found
        + ": unknown option, "
        + Nearest.suggestion(found, options).orElseGet(() -> hint(command));
  }

  /** A converter of this program names the option itself, one of picocli's does not. */
  private static String wrongValue(OptionSpec option, String value, String reason) {
    String name = option.longestName() + ": ";
    if (reason.startsWith(name)) {
      return reason;
    }
    String number = NUMBERS.get(option.auxiliaryTypes()[0]);
    String found = value.isEmpty() ? "nothing" : value;
    return name + (number == null ? reason : "expected " + number + ", found " + found);
  }

  /** Where to look if the message cannot say what would be right. */
  private static String hint(CommandSpec command) {
    return "see " + command.qualifiedName() + " --help";
  }
}
