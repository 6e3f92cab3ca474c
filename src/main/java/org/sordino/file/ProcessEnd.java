package org.sordino.file;

/** What is done before the process ends, also when a user or a signal ends it. */
public final class ProcessEnd {
  private ProcessEnd() {}

  /**
   * Has {@code work} done at the end; not if that has begun already, when nothing new starts.
   *
   * @param name of its thread
   */
  public static void before(String name, Runnable work) {
    try {
      Runtime.getRuntime().addShutdownHook(new Thread(work, name));
    } catch (IllegalStateException e) {
      // The end has begun.
    }
  }
}
