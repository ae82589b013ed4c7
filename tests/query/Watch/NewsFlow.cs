using Grpc.Core;
using Grpc.Net.Client;
using Hearsay.Contracts;
using Hearsay.Contracts.Extraction.V1;
using Hearsay.TestSupport;
using static Hearsay.Query.Tests.WatchedNews;
using Status = Dapr.AppCallback.Autogen.Grpc.v1.TopicEventResponse.Types.TopicEventResponseStatus;

namespace Hearsay.Query.Tests;

/// <summary>Articles of one outlet that come in one after another, whatever happens to the services.</summary>
/// <param name="channel">Where they are brought in.</param>
/// <param name="peers">Whom the services ask for them.</param>
/// <param name="outlet">Who prints them.</param>
/// <param name="number">Which of the flows this is, from 0.</param>
/// <param name="flows">How many flow at the same time, each with articles of its own.</param>
internal sealed class NewsFlow(GrpcChannel channel, FakePeers peers, string outlet, int number, int flows)
{
    private static readonly string[] Names = ["Ada Quern", "Ivo Marn", "Berta Lund", "Clara Hollis", "Hugh Jessop", "Greta Larkin", "Felix Mossop"];

    private static readonly string[] Things =
    [
        "sea wall", "tram line", "grain market", "ferry pier", "radio mast", "glass works", "cattle fair", "court house", "bus depot", "stone quarry", "apple orchard",
        "cable car", "salt mine", "opera house", "brick kiln", "lighthouse", "paper mill", "observatory", "fish hall",
    ];

    private static readonly string[] Places = ["Tarnmouth", "Ostwick", "Hallowdene", "Kestervale", "Lindry", "Corvane", "Northmere", "Solvane", "Quillon", "Ardmore", "Pell Regis"];

    private static readonly string[] Fates =
        ["close before winter", "be sold abroad", "double its price", "open to visitors", "move across the river", "get a roof of copper", "burn less coal", "hire forty people", "lose its licence", "be painted white", "stay as it is", "host a festival", "flood each spring"];

    private static readonly string[] Besides =
    [
        "Rain fell all morning.", "Nobody else spoke.", "The hall was nearly empty by then.", "A band played outside.", "Tea was served at four.", "Two dogs barked at the door.",
        "Snow had closed the pass.", "The lamps went out once.",
    ];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Brings articles in, each until a service says that it has it; ends with a full round of what a client stores together. Returns what is said in them.</summary>
    public Task<IReadOnlyList<string>> FeedAsync(CancellationToken enough) => FeedAsync(sent => !enough.IsCancellationRequested || sent % 3 != 0, title: "");

    /// <summary>Brings so many in, each under a title.</summary>
    public Task<IReadOnlyList<string>> FeedAsync(int count, string title) => FeedAsync(sent => sent < count, title);

    private async Task<IReadOnlyList<string>> FeedAsync(Func<int, bool> goesOn, string title)
    {
        var sidecar = new AppCallbackClient(channel);
        var sent = new List<string>();
        while (goesOn(sent.Count))
        {
            var next = (sent.Count * flows) + number;
            var article = Said(outlet, Pick(Names, next, 1), ContentOf(next), Pick(Besides, next, 5)).With(facts => facts.Title = title);
            peers.Put(article);
            var id = Guid.CreateVersion7();
            while (!await IsTakenAsync(sidecar, article, id))
            {
                await Task.Delay(20, Cancellation);
            }

            sent.Add(article.Evidence.Statements[0].Content[0].Text);
        }

        return sent;
    }

    /// <summary>Things that have nothing to do with each other: numbered sentences would all be compared with one another, and each would take longer than the one before.</summary>
    private static string ContentOf(int number) => $"the {Pick(Things, number, 1)} of {Pick(Places, number, 7)} would {Pick(Fates, number, 3)}";

    private static string Pick(string[] all, int number, int step) => all[((number * step) + (number / all.Length)) % all.Length];

    private static async Task<bool> IsTakenAsync(AppCallbackClient sidecar, InventedArticle article, Guid id)
    {
        try
        {
            var payload = new EvidenceExtracted { DocumentId = article.DocumentId, Revision = 1, EngineVersion = 1 };
            return await sidecar.DeliverAsync(Topics.EvidenceExtracted, payload, id, Cancellation) == Status.Success;
        }
        catch (RpcException)
        {
            return false;
        }
    }
}
