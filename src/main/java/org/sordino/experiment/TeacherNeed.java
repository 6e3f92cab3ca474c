package org.sordino.experiment;

import org.sordino.loss.SoftLabelMethod;

/** Which methods are taught by a model that is given, and which find their teachers themselves. */
public final class TeacherNeed {
  private TeacherNeed() {}

  /**
   * Whether the teacher is an earlier training of the student's network, trained first unless it is
   * given ([F18], [Y20]).
   */
  public static boolean isItself(SoftLabelMethod method) {
    return method.generations() > 1;
  }

  /**
   * Refuses a teacher that {@code method} does not take, and the lack of one that it needs.
   *
   * @param given whether a model is given to teach
   * @throws IllegalArgumentException naming {@code --teacher}
   */
  public static void check(SoftLabelMethod method, boolean given) {
    boolean takes = method.needsTeacher() && method.peers() == 1;
    if (given && !takes) {
      throw new IllegalArgumentException(
          "--teacher: --loss " + method.name() + " takes no teacher model");
    }
    if (!given && takes && !isItself(method)) {
      throw new IllegalArgumentException(
          "--teacher: --loss " + method.name() + " expects a model folder, found none");
    }
  }
}
