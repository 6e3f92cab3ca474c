/** The command line: options are parsed, the packages beside this one called, results printed. */
package org.sordino.cli;
