package org.sordino.fault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The campaign of processes as a program: {@code ProcessFaults SEED KILLS FILES FOLDER}. If there
 * are the folders {@code small}, a file system of 20 MB, and {@code readonly}, with music, in
 * FOLDER, those are tried too.
 */
final class ProcessFaults {
  private ProcessFaults() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    long seed = Long.parseLong(arguments[0]);
    int kills = Integer.parseInt(arguments[1]);
    int files = Integer.parseInt(arguments[2]);
    Path folder = Path.of(arguments[3]);
    Studio studio = Studio.in(Files.createDirectories(folder.resolve("studio")));
    Program.start(folder, studio.train(studio.path("run"))).done();
    new KillFaults(studio, seed, System.out).run(kills);
    SharedFaults shared = new SharedFaults(studio, System.out);
    int[] crowds = kills < 50 ? new int[] {2} : new int[] {2, 8};
    for (int processes : crowds) {
      shared.store(processes);
      shared.run(processes);
    }
    DiskFaults disks = new DiskFaults(studio, System.out);
    disks.many(files);
    if (Files.isDirectory(folder.resolve("small"))) {
      disks.full(folder.resolve("small"));
      disks.readOnly(folder.resolve("readonly"));
    } else {
      System.out.println("skipped: a full and a read-only disk, which nobody may mount here");
    }
  }
}
