/** What {@code src/bench/compare.sh} measures of Sordino; not run by the tests. */
package org.sordino.bench;
