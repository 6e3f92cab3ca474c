/** Files written whole or not at all, and the one JSON dialect that every file of Sordino uses. */
package org.sordino.file;
