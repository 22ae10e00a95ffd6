// Package output is the only writer. It confines every write to its folder
// (os.Root), writes whole files only, and publishes a site whole.
//
// Two manners of writing are all there is. A [Tree] is changed in place, file by
// file: content/ and the cache. A [Site] is staged beside the old one and then
// swapped in, so that a reader, or the next run after a crash, finds the old
// site or the new one and never a mixture. Both work through the small
// interface [FS], so that tests can make any operation fail.
package output
