/** What {@code src/bench} measures of Sordino; compiled under the Maven profile {@code bench}. */
package org.sordino.bench;
