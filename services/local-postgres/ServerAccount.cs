namespace Hearsay.LocalPostgres;

/// <summary>
/// The account that the server runs as. PostgreSQL refuses to run as root; then an account without rights is used, for its
/// own folder only.
/// </summary>
internal sealed record ServerAccount(string? Name)
{
    public static ServerAccount Choose()
    {
        if (Environment.UserName != "root")
        {
            return new ServerAccount(Name: null);
        }

        var accounts = File.ReadLines("/etc/passwd").Select(line => line.Split(':')[0]).ToHashSet(StringComparer.Ordinal);
        return new ServerAccount(accounts.Contains("postgres") ? "postgres" : "nobody");
    }

    /// <summary>The command as this account. It replaces itself with the program, so that signals arrive.</summary>
    public IReadOnlyList<string> Wrap(IReadOnlyList<string> command) =>
        Name is null ? command : ["setpriv", $"--reuid={Name}", "--regid=nogroup", "--clear-groups", .. command];

    public async Task OwnAsync(string folder, CancellationToken cancellationToken)
    {
        if (Name is not null)
        {
            await Programs.RunAsync(["chown", "-R", Name, folder], cancellationToken).ConfigureAwait(false);
        }
    }
}
