namespace Hearsay.EndToEnd.Tests;

/// <summary>A new folder that every account may enter: PostgreSQL does not run as root, and root's temporary folders are closed.</summary>
internal static class TestFolder
{
    public static string Create() =>
        Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), $"hearsay-up-{Guid.CreateVersion7():N}")).FullName;
}
