/** What holds for the project as a whole: its arrows, its launcher, its scripts. */
package org.sordino;
