using System.CommandLine;
using System.Globalization;
using Hearsay.Cli.Output;
using Hearsay.Contracts.Evidence.V1;
using Hearsay.Contracts.Query.V1;

namespace Hearsay.Cli.Entities;

/// <summary>Shows an entity over all documents and who names it.</summary>
internal static class EntityCommand
{
    private const int Indent = 12;

    private static readonly Argument<string> Id = new("ID") { Description = "Id of an entity, as dossier prints it; one that another took up will do." };

    public static Command Create()
    {
        var command = new Command("entity", "Shows an entity: names, type, roles, and the documents that name it.")
        {
            Id, AsOfOption.Option, SharedOptions.Json,
        };
        command.SetAction((parsed, token) => Session.RunAsync(
            parsed, (session, cancellation) => ShowAsync(session, new GetEntityRequest { EntityId = parsed.GetRequiredValue(Id), AsOf = AsOfOption.Read(parsed) }, cancellation), token));
        return command;
    }

    private static async Task<int> ShowAsync(Session session, GetEntityRequest request, CancellationToken cancellationToken)
    {
        var answer = await session.Services.GetEntityAsync(request, cancellationToken);
        session.Screen.Show(answer, page => Write(page, answer));
        if (answer.Entity is { } entity && !string.Equals(entity.Id, request.EntityId, StringComparison.OrdinalIgnoreCase))
        {
            session.Screen.Note($"{request.EntityId} is known as {entity.Id}.");
        }

        return ExitCode.Done;
    }

    private static void Write(Page page, GetEntityResponse answer)
    {
        var entity = answer.Entity ?? new CanonicalEntity();
        page.Entry(string.Empty, 0, entity.Name.Length > 0 ? entity.Name : "(no name)", Tones.Heading);
        page.Entry("is", Indent, EnumWords<EntityType>.Of(entity.Type), Tones.Plain);
        page.Entry("also", Indent, string.Join("; ", entity.Aliases), Tones.Plain);
        page.Entry("in", Indent, $"{Counted.Of(entity.DocumentCount, "document")}, {Counted.Of(entity.StatementCount, "statement")}", Tones.Plain);
        foreach (var role in answer.Roles)
        {
            page.Entry("role", Indent, role.Of.Length > 0 ? $"{role.Role} of {role.Of}" : role.Role, Tones.Plain);
        }

        page.Entry("id", Indent, entity.Id, Tones.Label);
        page.Blank();
        foreach (var mention in answer.Mentions)
        {
            page.Entry("  -", 4, LineOf(mention), Tones.Plain);
        }
    }

    private static string LineOf(EntityResult mention)
    {
        var passage = mention.Passage ?? new Passage();
        string[] parts =
        [
            mention.Entity?.Name ?? string.Empty, passage.Outlet, passage.Published,
            string.Create(CultureInfo.InvariantCulture, $"document {passage.DocumentId} revision {passage.Revision}"),
        ];
        return string.Join(", ", parts.Where(part => part.Length > 0));
    }
}
