package org.sordino.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** The commands of {@code sordino}, in the order of its help. */
final class Commands {
  private static final List<Class<?>> COMMANDS =
      List.of(
          DemoCommand.class,
          TrainCommand.class,
          EvaluateCommand.class,
          ClassifyCommand.class,
          TagCommand.class,
          FeaturesCommand.class,
          TuneCommand.class,
          ExperimentCommand.class,
          ReportCommand.class,
          InfoCommand.class);

  /** Commands about all commands, for scripts and packagers; the help does not list them. */
  private static final List<Class<?>> ABOUT_COMMANDS =
      List.of(AutoComplete.GenerateCompletion.class, ManPagesCommand.class);

  private Commands() {}

  /**
   * Adds the command that {@code args} begin with; where none stands first, the outlines of all as
   * well, which are enough for the help and for telling a misspelt one. picocli reads the options'
   * annotations of a command that is added, which for all of them takes twice as long as the Java
   * machine does to start.
   */
  static void add(CommandLine line, CommandFactory factory, String[] args) {
    List<Class<?>> given = COMMANDS.stream().filter(command -> named(args, command)).toList();
    boolean first = !given.isEmpty() && !args[0].startsWith("-");
    boolean all =
        given.isEmpty() && ABOUT_COMMANDS.stream().anyMatch(command -> named(args, command));
    for (Class<?> command : first ? given : COMMANDS) {
      if (all || given.contains(command)) {
        line.addSubcommand(new CommandLine(command, factory));
      } else {
        CommandSpec outline = CommandSpec.create();
        outline.usageMessage().description(about(command).description());
        line.addSubcommand(about(command).name(), outline);
      }
    }
    if (all) {
      ABOUT_COMMANDS.forEach(command -> line.addSubcommand(new CommandLine(command, factory)));
    }
    completeHelp(line.getSubcommands());
    if (named(args, AutoComplete.GenerateCompletion.class)) {
      line.getSubcommands().values().forEach(sub -> Completion.offer(sub.getCommandSpec()));
    }
  }

  private static Command about(Class<?> command) {
    return command.getAnnotation(Command.class);
  }

  /** Whether {@code args} name {@code command}, which stands before all that is no option. */
  static boolean named(String[] args, Class<?> command) {
    return Arrays.stream(args)
        .filter(arg -> !arg.startsWith("-"))
        .findFirst()
        .filter(about(command).name()::equals)
        .isPresent();
  }

  /** Adds to the help what annotations cannot say. */
  private static void completeHelp(Map<String, CommandLine> commands) {
    for (CommandLine command : commands.values()) {
      command.getCommandSpec().versionProvider(new Sordino.Version());
      UsageMessageSpec help = command.getCommandSpec().usageMessage();
      Object use = command.getCommandSpec().userObject();
      if (use instanceof TrainCommand || use instanceof TuneCommand) {
        help.footerHeading(LossList.HEADING);
        help.footer(LossList.lines());
      } else if (use instanceof AutoComplete.GenerateCompletion) {
        help.hidden(true);
        help.headerHeading("Examples:%n  source <(sordino generate-completion)%n%n");
      }
    }
  }
}
