using System.Collections;
using System.Reflection;
using Google.Protobuf.Reflection;
using Hearsay.Contracts.Query.V1;
using Hearsay.ServiceDefaults.Errors;

namespace Hearsay.Query;

/// <summary>What the ids of a pattern stand for now; null where it has none.</summary>
/// <param name="Speaker">Group of the speaker.</param>
/// <param name="Entity">Group of who is named or takes part.</param>
/// <param name="Claim">Group of the claim.</param>
internal readonly record struct WatchGroups(Guid? Speaker, Guid? Entity, Guid? Claim);

/// <summary>A pattern as items are compared with it.</summary>
internal sealed record WatchFilter
{
    private const int MostOrigins = 1_000;

    private static readonly string[] FiltersOfEvents = ["event_types", "event_statuses"];

    private static readonly string[] FiltersOfStatements = ["speaker_id", "speaker", "kinds", "stances", "certainties", "claim_id", "min_origins"];

    private static readonly string[] BesideOrigins = ["claim_id", "min_origins"];

    public required Guid? SpeakerId { get; init; }

    /// <summary>Folded words, all of which must be in the speaker's names.</summary>
    public required string[] Speaker { get; init; }

    public required short[] Kinds { get; init; }

    public required short[] Stances { get; init; }

    public required short[] Certainties { get; init; }

    public required Guid? EntityId { get; init; }

    public required string Outlet { get; init; }

    public required string[] EventTypes { get; init; }

    public required short[] EventStatuses { get; init; }

    public required Guid? ClaimId { get; init; }

    /// <summary>Origins that are waited for; 0 where statements and events are.</summary>
    public required int MinOrigins { get; init; }

    /// <summary>Throws INVALID_FIELDS.</summary>
    public static WatchFilter Read(WatchStatementsRequest request)
    {
        var violations = new RequestViolations();
        var pattern = request.Pattern ?? new WatchPattern();
        Guid? OptionalId(string text, string field, string owner) => RequestFilters.OptionalId(text, field, owner, violations, out var id) ? id : null;
        var filter = new WatchFilter
        {
            SpeakerId = OptionalId(pattern.SpeakerId, "pattern.speaker_id", "an entity"),
            Speaker = RequestFilters.Words(pattern.Speaker, "pattern.speaker", violations),
            Kinds = RequestFilters.AnyOf(pattern.Kinds, "pattern.kinds", violations),
            Stances = RequestFilters.AnyOf(pattern.Stances, "pattern.stances", violations),
            Certainties = RequestFilters.AnyOf(pattern.Certainties, "pattern.certainties", violations),
            EntityId = OptionalId(pattern.EntityId, "pattern.entity_id", "an entity"),
            Outlet = RequestFilters.Text(pattern.Outlet, "pattern.outlet", violations),
            EventTypes = RequestFilters.EventTypes(pattern.EventTypes, "pattern.event_types", violations),
            EventStatuses = RequestFilters.AnyOf(pattern.EventStatuses, "pattern.event_statuses", violations),
            ClaimId = OptionalId(pattern.ClaimId, "pattern.claim_id", "a claim"),
            MinOrigins = pattern.MinOrigins,
        };
        CheckTogether(pattern, violations);
        violations.ThrowIfAny();
        return filter;
    }

    /// <summary>Why an item matches, filter by filter; null where it does not.</summary>
    public IReadOnlyList<WatchMatch>? Match(WatchedItem item, WatchGroups groups)
    {
        if (item.IsRejected)
        {
            return null;
        }

        var reasons = new Reasons();
        var matches = item.Statement is { } statement ? MatchesStatement(item, statement, groups, reasons) : MatchesEvent(item, item.Event!, groups, reasons);
        return matches ? reasons.All : null;
    }

    private bool MatchesStatement(WatchedItem item, StatementResult result, WatchGroups groups, Reasons reasons) =>
        EventTypes.Length + EventStatuses.Length == 0
        && reasons.Hold(SpeakerId is not null, "speaker_id", groups.Speaker is { } speaker && item.SpeakerGroup == speaker, item.ShownSpeaker)
        && reasons.Hold(Speaker.Length > 0, "speaker", Speaker.All(word => item.Speaker.Contains(word, StringComparison.Ordinal)), item.ShownSpeaker)
        && reasons.Hold(Kinds.Length > 0, "kinds", Kinds.Contains((short)item.Kind), NameOf(item.Kind))
        && reasons.Hold(Stances.Length > 0, "stances", Stances.Contains((short)item.Stance), NameOf(item.Stance))
        && reasons.Hold(Certainties.Length > 0, "certainties", Certainties.Contains((short)item.Certainty), NameOf(item.Certainty))
        && MatchesBoth(item, result.Passage, groups, reasons)
        && reasons.Hold(ClaimId is not null, "claim_id", groups.Claim is { } claim && item.Claims.Contains(claim), $"{ClaimId:D}");

    private bool MatchesEvent(WatchedItem item, EventResult result, WatchGroups groups, Reasons reasons) =>
        SpeakerId is null && ClaimId is null && Speaker.Length + Kinds.Length + Stances.Length + Certainties.Length == 0
        && MatchesBoth(item, result.Passage, groups, reasons)
        && reasons.Hold(EventTypes.Length > 0, "event_types", EventTypes.Contains(result.Event.Type, StringComparer.Ordinal), result.Event.Type)
        && reasons.Hold(EventStatuses.Length > 0, "event_statuses", EventStatuses.Contains((short)result.Event.Status), NameOf(result.Event.Status));

    private bool MatchesBoth(WatchedItem item, Passage passage, WatchGroups groups, Reasons reasons) =>
        reasons.Hold(EntityId is not null, "entity_id", groups.Entity is { } entity && item.Named.Contains(entity), $"{EntityId:D}")
        && reasons.Hold(Outlet.Length > 0, "outlet", item.Outlet == Outlet, passage.Outlet);

    /// <summary>A value as the contract and JSON write it, for example "STANCE_DENIES".</summary>
    private static string NameOf<TEnum>(TEnum value)
        where TEnum : struct, Enum =>
        typeof(TEnum).GetField(value.ToString())?.GetCustomAttribute<OriginalNameAttribute>()?.Name ?? value.ToString("D");

    private static void CheckTogether(WatchPattern pattern, RequestViolations violations)
    {
        var fields = WatchPattern.Descriptor.Fields.InDeclarationOrder();
        bool IsGiven(string name) => fields.Single(field => field.Name == name).Accessor.GetValue(pattern) is string { Length: > 0 } or int and not 0 or IList { Count: > 0 };
        var given = fields.Select(field => field.Name).Where(IsGiven).ToList();
        violations.AddWhere(
            given.Count == 0, "pattern", "MATCHES_EVERYTHING", "Give at least one filter: an outlet, a speaker, a claim. Whoever wants everything lists it.");
        violations.AddWhere(
            given.Exists(FiltersOfEvents.Contains) && given.Exists(FiltersOfStatements.Contains),
            "pattern",
            "MATCHES_NOTHING",
            "Give filters of statements or filters of events: nothing is both.");
        violations.AddWhere(pattern.MinOrigins is < 0 or > MostOrigins, "pattern.min_origins", "OUT_OF_RANGE", $"Give a number from 1 to {MostOrigins}, or 0 for statements and events.");
        violations.AddWhere(pattern.MinOrigins > 0 && pattern.ClaimId.Length == 0, "pattern.claim_id", "REQUIRED", "Give the claim whose origins are waited for.");
        violations.AddWhere(
            pattern.MinOrigins > 0 && given.Exists(name => !BesideOrigins.Contains(name)), "pattern.min_origins", "NOT_ALONE", "Give no other filter beside claim_id and min_origins.");
    }

    /// <summary>What is asked for and found.</summary>
    private sealed class Reasons
    {
        public List<WatchMatch> All { get; } = [];

        /// <summary>Whether a filter takes the item; notes why where it is asked for.</summary>
        public bool Hold(bool isAsked, string field, bool isFound, string value)
        {
            if (isAsked && isFound)
            {
                All.Add(new WatchMatch { Field = field, Value = value });
            }

            return !isAsked || isFound;
        }
    }
}
