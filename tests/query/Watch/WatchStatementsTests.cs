using System.Net.Http.Headers;
using System.Text.Json;
using Hearsay.Contracts.Evidence.V1;
using Hearsay.Contracts.Query.V1;
using static Hearsay.Query.Tests.WatchedNews;

namespace Hearsay.Query.Tests;

/// <summary>What is told of what comes in, and why.</summary>
public sealed class WatchStatementsTests(QueryFixture query) : IClassFixture<QueryFixture>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string, string[], string[]> Patterns => new()
    {
        { "speaker:brandt mayor", [Closes], ["speaker Ottilie Brandt"] },
        { "stances:Denies", [Sold], ["stances STANCE_DENIES"] },
        { "kinds:Direct", [Closes], ["kinds STATEMENT_KIND_DIRECT"] },
        { "certainties:Hedged", [Sold], ["certainties CERTAINTY_HEDGED"] },
        { "speaker_id:Piet Oss", [Sold], ["speaker_id Piet Oss"] },
        { "entity_id:Quill Ferries", [Sold, "sell"], [] },
        { "event_types:TRADE", ["sell"], ["event_types TRADE"] },
        { "event_statuses:Scheduled", ["sell"], ["event_statuses EVENT_STATUS_SCHEDULED"] },
        { "outlet:", [Closes, Sold, "sell"], [] },
    };

    [Theory]
    [MemberData(nameof(Patterns))]
    public async Task Watch_Pattern_TellsWhatMatchesAndWhy(string filter, string[] words, string[] reasons)
    {
        var outlet = Outlet();
        await query.TakeInAsync(Council(outlet));
        await query.SettleAsync();
        await using var watcher = await Watcher.OpenAsync(query.Client, await PatternAsync(filter, outlet));

        await query.TakeInAsync(Council(outlet), Said(Outlet(), "Ottilie Brandt"));
        var item = await watcher.NextAsync();

        var matches = item.Matches.Select(match => $"{match.Field} {match.Value}").ToList();
        Assert.Equal(words[0], Watcher.WordsOf(item));
        Assert.Subset(matches.ToHashSet(), reasons.ToHashSet());
        Assert.Equal(1 + (filter == "outlet:" ? 0 : 1), matches.Count);
        Assert.Contains($"outlet {outlet}", matches);
        Assert.Equal(words[1..], await watcher.WordsAsync(words.Length - 1));
        await AssertNothingMoreAsync(watcher, outlet, filter);
    }

    [Fact]
    public async Task Watch_Item_CarriesPassageTimeAndATokenOfItsOwn()
    {
        var outlet = Outlet();
        await using var watcher = await Watcher.OpenAsync(query.Client, Of(outlet));
        var article = Council(outlet);

        await query.TakeInAsync(article);
        WatchStatementsResponse[] items = [await watcher.NextAsync(), await watcher.NextAsync(), await watcher.NextAsync()];

        Assert.All(items[..2], item => Assert.Equal((article.DocumentId, 1), (item.Statement.Passage.DocumentId, item.Statement.Passage.Revision)));
        Assert.Contains(Closes, items[0].Statement.Passage.Sentence.Text, StringComparison.Ordinal);
        Assert.Equal(article.DocumentId, items[2].Event.Passage.DocumentId);
        Assert.Equal(3, items.Select(item => item.ResumeToken).Distinct().Count());
        Assert.All(items, item => Assert.InRange(item.LogTime.ToDateTimeOffset(), TimeProvider.System.GetUtcNow().AddMinutes(-5), TimeProvider.System.GetUtcNow().AddMinutes(5)));
    }

    [Fact]
    public async Task Watch_Claim_TellsItsStatementsAndItsFirstDenial()
    {
        var outlet = Outlet();
        var first = Said(outlet, "Ada Quern", "the tower of Ostwick leans by 4 degrees");
        await query.TakeInAsync(first);
        await query.SettleAsync();
        var claim = first.Evidence.Statements[0].Id;
        await using var all = await Watcher.OpenAsync(query.Client, new WatchPattern { ClaimId = claim });
        await using var denials = await Watcher.OpenAsync(query.Client, new WatchPattern { ClaimId = claim, Stances = { Stance.Denies } });
        var denial = Said(Outlet(), "Berta Lund", "the tower of Ostwick leans by 4 degrees");
        denial.Evidence.Statements[0].Stance = Stance.Denies;

        await query.TakeInAsync(Said(Outlet(), "Ada Quern"), Said(Outlet(), "Ivo Marn", "the tower of Ostwick leans by 4 degrees"), denial);

        Assert.Equal(["Ivo Marn", "Berta Lund"], [(await all.NextAsync()).Statement.Speaker, (await all.NextAsync()).Statement.Speaker]);
        Assert.Equal("Berta Lund", (await denials.NextAsync()).Statement.Speaker);
    }

    [Fact]
    public async Task Watch_OverJson_GivesALineEach()
    {
        var outlet = Outlet();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri($"/v1/statements:watch?pattern.outlet={outlet}", UriKind.Relative));
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        using var answer = await query.Service.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Cancellation);
        using var lines = new StreamReader(await answer.Content.ReadAsStreamAsync(Cancellation));
        using var life = JsonDocument.Parse((await lines.ReadLineAsync(Cancellation))!);

        await query.TakeInAsync(Council(outlet));
        using var item = JsonDocument.Parse((await lines.ReadLineAsync(Cancellation))!);

        Assert.NotEqual("", life.RootElement.GetProperty("resumeToken").GetString());
        Assert.Equal(Closes, item.RootElement.GetProperty("statement").GetProperty("statement").GetProperty("content")[0].GetProperty("text").GetString());
        Assert.Equal("outlet", item.RootElement.GetProperty("matches")[0].GetProperty("field").GetString());
    }

    /// <summary>What comes next is what comes in next.</summary>
    private async Task AssertNothingMoreAsync(Watcher watcher, string outlet, string filter)
    {
        var next = Council(outlet);
        await query.TakeInAsync(next);
        var item = await watcher.NextAsync();
        Assert.True(next.DocumentId == (item.Statement?.Passage ?? item.Event.Passage).DocumentId, filter);
    }

    private async Task<WatchPattern> PatternAsync(string filter, string outlet)
    {
        var (field, value) = (filter.Split(':')[0], filter.Split(':')[1]);
        var pattern = Of(outlet);
        switch (field)
        {
            case "speaker":
                pattern.Speaker = value;
                break;
            case "stances":
                pattern.Stances.Add(Enum.Parse<Stance>(value));
                break;
            case "kinds":
                pattern.Kinds.Add(Enum.Parse<StatementKind>(value));
                break;
            case "certainties":
                pattern.Certainties.Add(Enum.Parse<Certainty>(value));
                break;
            case "event_types":
                pattern.EventTypes.Add(value);
                break;
            case "event_statuses":
                pattern.EventStatuses.Add(Enum.Parse<EventStatus>(value));
                break;
            case "speaker_id":
                pattern.SpeakerId = await EntityAsync(value);
                break;
            case "entity_id":
                pattern.EntityId = await EntityAsync(value);
                break;
        }

        return pattern;
    }

    private async Task<string> EntityAsync(string name) => (await query.Client.GetDossierAsync(
        new GetDossierRequest { Name = name }, cancellationToken: Cancellation)).Entity.Id;
}
