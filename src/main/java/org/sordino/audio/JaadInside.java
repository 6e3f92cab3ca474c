package org.sordino.audio;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.VarHandle;
import java.lang.reflect.Field;

/**
 * What JAAD keeps to itself and has to be reached to mend it.
 *
 * <p>All of it throws a LinkageError if this is another version of JAAD, which has no such thing.
 */
final class JaadInside {
  private JaadInside() {}

  /** Finds something where {@code lookup} sees what {@code owner} sees. */
  @FunctionalInterface
  private interface Search<T> {
    T with(MethodHandles.Lookup lookup) throws ReflectiveOperationException;
  }

  private static <T> T find(Class<?> owner, Search<T> search) {
    try {
      return search.with(MethodHandles.privateLookupIn(owner, MethodHandles.lookup()));
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("another version of JAAD", e);
    }
  }

  /** The class {@code name} of the package of {@code neighbour}. */
  static Class<?> type(Class<?> neighbour, String name) {
    return find(neighbour, lookup -> lookup.findClass(neighbour.getPackageName() + "." + name));
  }

  /** A field of objects. */
  static VarHandle field(Class<?> owner, String name, Class<?> type) {
    return find(owner, lookup -> lookup.findVarHandle(owner, name, type));
  }

  /** A field of the class. */
  static VarHandle staticField(Class<?> owner, String name, Class<?> type) {
    return find(owner, lookup -> lookup.findStaticVarHandle(owner, name, type));
  }

  /** A field that is final, and can be set all the same. */
  static Field finalField(Class<?> owner, String name) {
    return find(
        owner,
        lookup -> {
          Field field = owner.getDeclaredField(name);
          field.setAccessible(true);
          return field;
        });
  }

  /** A method without parameters. */
  static MethodHandle method(Class<?> owner, String name, Class<?> result) {
    return find(owner, lookup -> lookup.findVirtual(owner, name, MethodType.methodType(result)));
  }
}
