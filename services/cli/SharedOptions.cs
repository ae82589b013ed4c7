using System.CommandLine;
using Hearsay.Cli.Calls;

namespace Hearsay.Cli;

/// <summary>Options of every command.</summary>
internal static class SharedOptions
{
    public static readonly Option<bool> Json = new("--json") { Description = "Print proto3 JSON, one object a line." };

    private static readonly Option<string> Ingestion = Address("ingestion", 5101);
    private static readonly Option<string> Extraction = Address("extraction", 5201);
    private static readonly Option<string> Query = Address("query", 5301);

    private static readonly Option<int> Timeout = Bounded("--timeout", "SECONDS", 60, 1, 600, "Longest time for one call, 1 to 600.", recursive: true);

    private static readonly Option<string> Token = new("--token")
    {
        Description = $"Token to call with; others on this machine may see it, unlike a file. [default: {Credentials.TokenVariable}]",
        HelpName = "TOKEN",
        Recursive = true,
    };

    private static readonly Option<FileInfo> TokenFile = new("--token-file") { Description = "File with that token.", HelpName = "FILE", Recursive = true };

    private static readonly Option<FileInfo> Authorities = new("--ca")
    {
        Description = $"Certificates (PEM) of the authorities that vouch for https addresses. [default: {Credentials.AuthoritiesVariable}, else the system's]",
        HelpName = "FILE",
        Recursive = true,
    };

    public static IReadOnlyList<Option> All => [Ingestion, Extraction, Query, Timeout, Token, TokenFile, Authorities];

    /// <summary>Addresses, times and credentials as given: by option, else by environment, else the defaults.</summary>
    /// <exception cref="Input.InputFault">A variable holds no address, or a file not what it should.</exception>
    public static CallSettings Read(ParseResult parsed)
    {
        var authorities = Credentials.Authorities(parsed.GetValue(Authorities));
        return new CallSettings(
            ServiceAddress.Read("ingestion", parsed.GetValue(Ingestion), 5101, authorities),
            ServiceAddress.Read("extraction", parsed.GetValue(Extraction), 5201, authorities),
            ServiceAddress.Read("query", parsed.GetValue(Query), 5301, authorities),
            TimeSpan.FromSeconds(parsed.GetValue(Timeout)),
            Credentials.Token(parsed.GetValue(Token), parsed.GetValue(TokenFile)));
    }

    /// <summary>An option that takes a whole number within bounds.</summary>
    public static Option<int> Bounded(
        string name, string unit, int standard, int least, int most, string description, bool recursive = false)
    {
        var option = new Option<int>(name)
        {
            Description = description,
            HelpName = unit,
            DefaultValueFactory = _ => standard,
            Recursive = recursive,
        };
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && (!int.TryParse(result.Tokens[0].Value, out var value) || value < least || value > most))
            {
                result.AddError($"{name} takes a whole number from {least} to {most}, not '{result.Tokens[0].Value}'.");
            }
        });
        return option;
    }

    private static Option<string> Address(string service, int port)
    {
        var option = new Option<string>($"--{service}")
        {
            Description = $"Address of {service} [default: {ServiceAddress.VariableOf(service)}, else http://127.0.0.1:{port}]",
            HelpName = "ADDRESS",
            Recursive = true,
        };
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && !ServiceAddress.IsAddress(result.Tokens[0].Value))
            {
                result.AddError($"--{service} takes an address such as http://127.0.0.1:{port}, not '{result.Tokens[0].Value}'.");
            }
        });
        return option;
    }
}
