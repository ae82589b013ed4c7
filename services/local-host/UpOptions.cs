namespace Hearsay.LocalHost;

/// <summary>What the user asked of <c>deploy/local/up</c>.</summary>
/// <param name="Files">Files to take in; the project's seeds where none is given.</param>
/// <param name="Once">Whether to end when the evidence is there.</param>
/// <param name="Json">File to write the evidence to, one line a document; null for none.</param>
/// <param name="Fresh">Whether to throw away what an earlier run kept.</param>
/// <param name="Install">Whether PostgreSQL may be installed.</param>
/// <param name="Traces">Whether to start a trace dashboard.</param>
/// <param name="AnyPort">Whether to take any free ports instead of the documented ones.</param>
/// <param name="Fast">Whether extraction reads by rules alone, without the model.</param>
/// <param name="Reextract">Whether extraction reads anew what older engines have read.</param>
/// <param name="Data">Folder of database and logs; null for the default.</param>
internal sealed record UpOptions(
    IReadOnlyList<FileInfo> Files, bool Once, FileInfo? Json, bool Fresh, bool Install, bool Traces, bool AnyPort, bool Fast, bool Reextract, DirectoryInfo? Data);
