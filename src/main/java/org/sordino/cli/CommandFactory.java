package org.sordino.cli;

import java.lang.reflect.Constructor;
import java.util.Arrays;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/**
 * Gives commands the console, and the command line as the user wrote it, but for {@code --resume}:
 * what a run records is the same whether it was interrupted or not.
 */
final class CommandFactory implements IFactory {
  private final Console console;
  private final String[] args;

  CommandFactory(Console console, String[] args) {
    this.console = console;
    this.args = args.clone();
  }

  private String command() {
    return Arrays.stream(args)
        .filter(argument -> !argument.equals("--resume"))
        .map(CommandFactory::quoted)
        .collect(Collectors.joining(" ", "sordino ", ""));
  }

  /** {@code argument} as a shell takes it. */
  static String quoted(String argument) {
    return argument.matches("[\\w@%+=:,./-]+")
        ? argument
        : "'" + argument.replace("'", "'\\''") + "'";
  }

  @Override
  public <K> K create(Class<K> type) throws Exception {
    for (Constructor<?> constructor : type.getDeclaredConstructors()) {
      Class<?>[] parameters = constructor.getParameterTypes();
      if (Arrays.equals(parameters, new Class<?>[] {Console.class})) {
        return type.cast(constructor.newInstance(console));
      }
      if (Arrays.equals(parameters, new Class<?>[] {Console.class, String.class})) {
        return type.cast(constructor.newInstance(console, command()));
      }
    }
    return CommandLine.defaultFactory().create(type);
  }
}
