using System.Security.Cryptography;
using System.Text;

namespace Hearsay.LocalHost;

/// <summary>Where things are: the checkout, the built programs, the data of this checkout.</summary>
internal sealed record Places(string Root, string Data)
{
    public string Logs => Path.Combine(Data, "logs");

    public string Postgres => Path.Combine(Data, "postgres");

    public string Dapr => Path.Combine(Root, "deploy", "dapr");

    public string Seeds => Path.Combine(Root, "seeds");

    /// <summary>
    /// The data of a checkout stand in its folder .local. PostgreSQL does not run as root, and the account that it then runs
    /// as may not be able to enter the checkout: for root they stand under /var/lib/hearsay, by the checkout's path.
    /// </summary>
    public static Places Find(DirectoryInfo? data)
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "Platform.sln")))
        {
            root = root.Parent;
        }

        if (root is null)
        {
            throw new UpFailure("This program must stand in a checkout of Hearsay. Run deploy/local/up there.");
        }

        var byPath = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(root.FullName)))[..12];
        var standard = Environment.UserName == "root" ? $"/var/lib/hearsay/{byPath}" : Path.Combine(root.FullName, ".local");
        return new Places(root.FullName, data?.FullName ?? standard);
    }

    /// <summary>The assembly of a program that was built with this one.</summary>
    public static string Program(string project, string assembly)
    {
        // .artifacts/bin/<project>/<configuration>/: this program's sibling.
        var own = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        return Path.Combine(own.Parent!.Parent!.FullName, project, own.Name, assembly + ".dll");
    }
}
