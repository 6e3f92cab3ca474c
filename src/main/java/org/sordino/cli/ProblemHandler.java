package org.sordino.cli;

import org.sordino.experiment.Reason;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * Tells a problem in one line and gives it its exit code. A class and no lambdas, for which the
 * launcher's archive would leave out what it holds of picocli.
 */
final class ProblemHandler implements IParameterExceptionHandler, IExecutionExceptionHandler {
  private final Console console;

  ProblemHandler(Console console) {
    this.console = console;
  }

  @Override
  public int handleParseException(ParameterException problem, String[] args) {
    console.error(UsageProblem.message(problem));
    return ExitCode.USAGE;
  }

  @Override
  public int handleExecutionException(Exception problem, CommandLine command, ParseResult result) {
    console.endProgress();
    if (command.getCommandSpec().root().userObject() instanceof Sordino sordino
        && sordino.verbose()) {
      problem.printStackTrace(command.getErr());
    }
    console.error(message(problem));
    return problem instanceof IllegalArgumentException ? ExitCode.USAGE : ExitCode.FAILURE;
  }

  /** A problem in one line, whatever it was. */
  static String message(Exception problem) {
    Reason reason = Reason.of(problem);
    return reason.internal() ? reason.text() + " (--verbose shows where)" : reason.text();
  }
}
