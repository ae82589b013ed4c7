using System.CommandLine;
using Hearsay.Cli.Input;
using Hearsay.Contracts;

namespace Hearsay.Cli.Issuer;

/// <summary>An issuer of tokens for development and trials: a pair of keys in a folder, and no server. It calls no service.</summary>
internal static class IssuerCommand
{
    private static readonly Argument<DirectoryInfo> Folder = new("FOLDER") { Description = "Where the two files go; made if it is not there." };

    private static readonly Option<FileInfo> Key = new("--key") { Description = "The private key, issuer.key.", HelpName = "FILE", Required = true };

    private static readonly Option<string[]> Role = new("--role")
    {
        Description = "What the token opens: reader, writer or operator. No role implies another: give all that are needed.",
        HelpName = "ROLE",
        Required = true,
        AllowMultipleArgumentsPerToken = false,
    };

    private static readonly Option<string> Lifetime = new("--lifetime")
    {
        Description = "How long it counts, as 30m, 8h or 7d; one minute to a year.",
        HelpName = "TIME",
        DefaultValueFactory = _ => "8h",
    };

    private static readonly Option<string> Subject = new("--subject")
    {
        Description = "Who it is for; limits of calls are counted by it. [default: the name of the user]",
        HelpName = "NAME",
    };

    private static readonly Option<string> Name = new("--issuer")
    {
        Description = "The issuer that it names, as Authentication__Issuer of the services.",
        HelpName = "NAME",
        DefaultValueFactory = _ => Callers.DevelopmentIssuer,
    };

    private static readonly Option<string> Audience = new("--audience")
    {
        Description = "The audience that it names, as Authentication__Audience of the services.",
        HelpName = "NAME",
        DefaultValueFactory = _ => Callers.Audience,
    };

    public static Command Create()
    {
        Role.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.Where(token => !Callers.Roles.Contains(token.Value)))
            {
                result.AddError($"--role takes one of {string.Join(", ", Callers.Roles)}, not '{token.Value}'.");
            }
        });
        Lifetime.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && TokenLifetime.Parse(result.Tokens[0].Value) is null)
            {
                result.AddError($"--lifetime takes a time as 30m, 8h or 7d, one minute to a year, not '{result.Tokens[0].Value}'.");
            }
        });
        var create = new Command("create", "Makes issuer.key, which signs tokens and which you keep to yourself, and issuer.jwks for the services.") { Folder };
        create.SetAction((parsed, token) => Session.RunAsync(parsed, (_, cancellation) => CreateAsync(parsed.GetRequiredValue(Folder), cancellation), token));
        var issue = new Command("token", "Prints a token.") { Key, Role, Lifetime, Subject, Name, Audience };
        issue.SetAction((parsed, token) => Session.RunAsync(parsed, (_, _) => PrintTokenAsync(parsed), token));
        return new Command("issuer", "Makes keys and tokens for development and trials.") { create, issue };
    }

    private static async Task<int> CreateAsync(DirectoryInfo folder, CancellationToken cancellationToken)
    {
        var (secret, open) = (Path.Combine(folder.FullName, "issuer.key"), Path.Combine(folder.FullName, "issuer.jwks"));
        if (File.Exists(secret) || File.Exists(open))
        {
            throw new InputFault($"{folder.FullName}: holds an issuer already; its tokens would count no more. Take another folder.");
        }

        try
        {
            using var key = IssuerKey.Create();
            folder.Create();
            await WriteAsync(secret, key.PrivateKey, UnixFileMode.UserRead | UnixFileMode.UserWrite, cancellationToken);
            await WriteAsync(open, key.PublicKeySet, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead, cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new InputFault($"{folder.FullName}: {exception.Message}");
        }

        await Console.Out.WriteLineAsync($"{secret}\n{open}");
        return ExitCode.Done;
    }

    private static async Task<int> PrintTokenAsync(ParseResult parsed)
    {
        using var key = IssuerKey.Read(parsed.GetRequiredValue(Key).FullName);
        var subject = parsed.GetValue(Subject) is { Length: > 0 } name ? name : Environment.UserName;
        var token = new IssuedToken(
            parsed.GetRequiredValue(Name),
            parsed.GetRequiredValue(Audience),
            subject,
            [.. parsed.GetRequiredValue(Role).Distinct(StringComparer.Ordinal)],
            TokenLifetime.Parse(parsed.GetRequiredValue(Lifetime))!.Value);
        await Console.Out.WriteLineAsync(token.Sign(key.Credentials, TimeProvider.System.GetUtcNow()));
        return ExitCode.Done;
    }

    private static async Task WriteAsync(string path, string text, UnixFileMode mode, CancellationToken cancellationToken)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            // From the first moment on: a key that was readable once is none.
            options.UnixCreateMode = mode;
        }

        await using var writer = new StreamWriter(path, options);
        await writer.WriteAsync(text.AsMemory(), cancellationToken);
    }
}
