namespace Hearsay.PubsubConformance.Tests.Harness;

/// <summary>Files of the checkout that the suite reads.</summary>
internal static class Checkout
{
    private static readonly string Root = Above(new DirectoryInfo(AppContext.BaseDirectory));

    public static string PathOf(string relative) => Path.Combine(Root, relative);

    public static string Read(string relative) => File.ReadAllText(PathOf(relative));

    private static string Above(DirectoryInfo folder) => File.Exists(Path.Combine(folder.FullName, "Platform.sln"))
        ? folder.FullName
        : Above(folder.Parent ?? throw new InvalidOperationException("The tests do not run inside a checkout."));
}
