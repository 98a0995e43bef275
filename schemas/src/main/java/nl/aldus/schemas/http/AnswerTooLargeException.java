package nl.aldus.schemas.http;

import java.io.IOException;

/** A server sends more than is read of it. */
public final class AnswerTooLargeException extends IOException {

  private static final long serialVersionUID = 1L;

  AnswerTooLargeException(int largest) {
    super("the answer is larger than " + largest + " bytes");
  }
}
