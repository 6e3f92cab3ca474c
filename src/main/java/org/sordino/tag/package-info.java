/** The genre that audio files say of themselves. */
@org.jspecify.annotations.NullMarked
package org.sordino.tag;
