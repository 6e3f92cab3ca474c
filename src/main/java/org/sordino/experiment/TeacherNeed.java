package org.sordino.experiment;

import org.sordino.loss.BornAgain;
import org.sordino.loss.Mutual;
import org.sordino.loss.SoftLabelMethod;
import org.sordino.loss.TfKdSelf;

/** Which methods are taught by a model that is given, and which find their teachers themselves. */
public final class TeacherNeed {
  private TeacherNeed() {}

  /**
   * Whether the teacher is an earlier training of the student's network, trained first unless it is
   * given ([F18], [Y20]).
   */
  static boolean isItself(SoftLabelMethod method) {
    return method instanceof TfKdSelf || method instanceof BornAgain;
  }

  /**
   * Refuses a teacher that {@code method} does not take, and the lack of one that it needs.
   *
   * @param given whether a model is given to teach
   * @throws IllegalArgumentException naming {@code --teacher}
   */
  public static void check(SoftLabelMethod method, boolean given) {
    if (given && (!method.needsTeacher() || method instanceof Mutual)) {
      throw new IllegalArgumentException(
          "--teacher: --loss " + method.name() + " takes no teacher model");
    }
    if (!given && method.needsTeacher() && !isItself(method) && !(method instanceof Mutual)) {
      throw new IllegalArgumentException(
          "--teacher: --loss " + method.name() + " expects a model folder, found none");
    }
  }
}
