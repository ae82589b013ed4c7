using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Hearsay.Cli.Input;

namespace Hearsay.Cli.Calls;

/// <summary>What a person proves to the services, and by what the services prove themselves: from an option, a file or the environment.</summary>
internal static class Credentials
{
    public const string TokenVariable = "HEARSAY_TOKEN";
    public const string AuthoritiesVariable = "HEARSAY_CA";

    /// <summary>The token to send; null for none.</summary>
    /// <exception cref="InputFault">The file cannot be read, or there is no token in it.</exception>
    public static string? Token(string? option, FileInfo? file)
    {
        var (text, from) = option is not null ? (option, "--token")
            : file is not null ? (TextOf(file.FullName), file.FullName)
            : (Environment.GetEnvironmentVariable(TokenVariable), TokenVariable);
        text = text?.Trim();
        if (string.IsNullOrEmpty(text))
        {
            return option is null && file is null ? null : throw new InputFault($"{from}: holds no token.");
        }

        return text.All(letter => letter is > ' ' and < (char)127)
            ? text
            : throw new InputFault($"{from}: is no token; it is one word of ASCII.");
    }

    /// <summary>Certificate authorities to believe instead of those of the system; null for those of the system.</summary>
    /// <exception cref="InputFault">The file cannot be read, or there is no certificate in it.</exception>
    public static X509Certificate2Collection? Authorities(FileInfo? option)
    {
        var variable = Environment.GetEnvironmentVariable(AuthoritiesVariable);
        var path = option?.FullName ?? (string.IsNullOrWhiteSpace(variable) ? null : variable.Trim());
        if (path is null)
        {
            return null;
        }

        var authorities = new X509Certificate2Collection();
        try
        {
            authorities.ImportFromPem(TextOf(path));
        }
        catch (CryptographicException)
        {
            // Told below.
        }

        return authorities.Count > 0 ? authorities : throw new InputFault($"{path}: there is no certificate in it, as PEM.");
    }

    private static string TextOf(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new InputFault($"{path}: {exception.Message}");
        }
    }
}
