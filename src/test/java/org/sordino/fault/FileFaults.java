package org.sordino.fault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The campaign of damaged files as a program: {@code FileFaults SEED AUDIO DATA}. */
final class FileFaults {
  private FileFaults() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    long seed = Long.parseLong(arguments[0]);
    int audio = Integer.parseInt(arguments[1]);
    Path folder = Files.createTempDirectory("sordino-faults");
    Campaign campaign = new Campaign(seed, folder, System.out);
    int faults = campaign.run(AudioFaults.specimens(), audio, AudioFaults::examine);
    System.exit(faults == 0 ? 0 : 1);
  }
}
