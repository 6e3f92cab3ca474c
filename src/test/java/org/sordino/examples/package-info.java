/** The code of README.md and CONTRIBUTING.md, compiled and run. */
package org.sordino.examples;
