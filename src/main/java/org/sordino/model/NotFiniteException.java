package org.sordino.model;

/** A network no longer computes finite numbers. */
public class NotFiniteException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** With a message of one line. */
  public NotFiniteException(String message) {
    super(message);
  }
}
