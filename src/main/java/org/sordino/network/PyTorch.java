package org.sordino.network;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.jni.JniUtils;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.TimeZone;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import org.sordino.file.ProcessEnd;

/**
 * The engine, started once per process with a number of threads, and the device to compute on.
 *
 * @param device the device
 * @param threads threads of one operation on the CPU
 */
public record PyTorch(Device device, int threads) {
  private static final String NAME = "PyTorch";
  private static final String THREADS = "ai.djl.pytorch.num_threads";
  private static final String INTEROP_THREADS = "ai.djl.pytorch.num_interop_threads";
  private static final String LIBRARY = "PyTorch Library:";
  private static final Pattern GPU = Pattern.compile("gpu(?::(\\d{1,4}))?");

  static {
    // DJL tells its makers of a start on their cloud, for which it asks an address of the network,
    // and fetches what it does not find. What a program has set itself stays.
    setIfAbsent("ai.djl.offline");
    setIfAbsent("offline"); // what DJL before 0.32 reads
    setIfAbsent("OPT_OUT_TRACKING");
  }

  private static void setIfAbsent(String property) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, "true");
    }
  }

  /**
   * Begins to load the native library on a thread of its own, for a program that has other things
   * to do meanwhile. {@link #start} waits for it and tells what went wrong; so does the end of the
   * process, which must not come in the middle.
   */
  public static void prepare() {
    // What fails here fails again in start: a FutureTask keeps it to itself.
    Thread loader = new Thread(new FutureTask<>(PyTorch::prepared), "engine");
    loader.start();
    ProcessEnd.before("engine loaded", () -> waitFor(loader));
  }

  private static @Nullable Void prepared() throws IOException {
    // The JDK loads one native library at a time and resolves other native methods only afterwards.
    // So those that reading a model and a song needs are called once here, before PyTorch blocks
    // them: of time zones, of the library that unpacks classes (CRC32 is in it), of numbers in
    // JSON, and of files.
    TimeZone.getDefault();
    CRC32 unpacking = new CRC32();
    float single = Float.intBitsToFloat(Float.floatToRawIntBits(1));
    double number = Double.longBitsToDouble(Double.doubleToRawLongBits(single));
    unpacking.update((int) number);
    Path any = Path.of(System.getProperty("java.home"), "release");
    try (FileChannel file = FileChannel.open(any)) {
      file.read(ByteBuffer.allocate(1));
      file.read(ByteBuffer.allocate(1), file.size() - 1);
    }
    load();
    return null;
  }

  private static void waitFor(Thread loader) {
    try {
      loader.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Loads the native library, once. */
  private static synchronized void load() throws IOException {
    if (System.getProperty(INTEROP_THREADS) == null) {
      System.setProperty(INTEROP_THREADS, "1");
    }
    engine();
  }

  /**
   * Starts the engine.
   *
   * @param device {@code auto} (a GPU if there is one), {@code cpu}, {@code gpu} or {@code gpu:n}
   * @param threads threads of one operation on the CPU, at least 1; the first start decides
   * @throws IllegalArgumentException if there is no such device, saying what was looked for
   * @throws IOException if the native library cannot be loaded
   */
  public static synchronized PyTorch start(String device, int threads) throws IOException {
    Matcher gpu = GPU.matcher(device);
    if (!device.equals("auto") && !device.equals("cpu") && !gpu.matches()) {
      throw new IllegalArgumentException(
          "--device: expected auto, cpu, gpu or gpu:n, found " + device);
    }
    if (threads < 1) {
      throw new IllegalArgumentException("--threads: expected at least 1, found " + threads);
    }
    if (System.getProperty(THREADS) == null) {
      load();
      JniUtils.setNumThreads(threads);
      System.setProperty(THREADS, Integer.toString(threads));
    }
    int gpus = gpus();
    int running = JniUtils.getNumThreads();
    if (device.equals("cpu") || (device.equals("auto") && gpus == 0)) {
      return new PyTorch(Device.cpu(), running);
    }
    String number = device.equals("auto") ? null : gpu.group(1);
    int index = number == null ? 0 : Integer.parseInt(number);
    if (index >= gpus) {
      throw new IllegalArgumentException(
          "--device %s: looked for CUDA device %d, found %s (native library: %s)"
              .formatted(device, index, gpus == 0 ? "no GPU" : gpus + " GPUs", describe()));
    }
    return new PyTorch(Device.gpu(index), running);
  }

  /** The device as {@code --device} names it: {@code cpu} or {@code gpu:0}. */
  public String deviceName() {
    return device.isGpu() ? "gpu:" + device.getDeviceId() : "cpu";
  }

  /** A manager of arrays on the device; closing it frees them. */
  public NDManager newManager() {
    return NDManager.newBaseManager(device, NAME);
  }

  /**
   * Seeds the engine's random numbers, which decide dropout and what {@code kd-selected} selects,
   * with the 32-bit hash of {@code seed}. They are those of the whole process.
   */
  public void seed(long seed) throws IOException {
    engine().setRandomSeed(Long.hashCode(seed));
  }

  /**
   * Computes {@code outputs} without a graph for gradients, also where the network is trainable.
   * PyTorch keeps graphs unless a thread says otherwise, and DJL says so only on the thread that
   * starts the engine.
   */
  public static <T> T withoutGraph(Supplier<T> outputs) {
    boolean before = JniUtils.isGradMode();
    JniUtils.setGradMode(false);
    try {
      return outputs.get();
    } finally {
      JniUtils.setGradMode(before);
    }
  }

  /** The version of the native library. */
  public static String version() throws IOException {
    return engine().getVersion();
  }

  /** The native library in one line. */
  public static String describe() throws IOException {
    return NAME + " " + version() + (engine().hasCapability("CUDA") ? ", CUDA" : ", CPU only");
  }

  /** Number of CUDA devices that the native library can use. */
  public static int gpus() throws IOException {
    return engine().getGpuCount();
  }

  /** Where the native library was loaded from. */
  public static String library() throws IOException {
    return engine()
        .toString()
        .lines()
        .filter(line -> line.startsWith(LIBRARY))
        .map(line -> line.substring(LIBRARY.length()).strip())
        .findFirst()
        .orElse("unknown");
  }

  private static Engine engine() throws IOException {
    try {
      return Engine.getEngine(NAME);
    } catch (EngineException | UnsatisfiedLinkError | IllegalStateException e) {
      throw new IOException(
          "the native PyTorch library does not start: " + StartFailure.reason(e), e);
    }
  }
}
