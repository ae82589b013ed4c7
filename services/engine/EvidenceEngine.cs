using System.Security.Cryptography;
using System.Text;
using Hearsay.Engine.Model;
using Hearsay.Engine.Text;

namespace Hearsay.Engine;

/// <summary>Reads evidence out of a text. Pure and deterministic; one instance serves any number of threads.</summary>
public sealed class EvidenceEngine
{
    /// <summary>Stamped on what this engine reads.</summary>
    public EngineVersion Version { get; } = EngineVersion.Rules;

    /// <summary>Reads a text; any string gives evidence.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public Evidence Read(EngineInput input, CancellationToken cancellationToken) => Read(input, null, cancellationToken);

    /// <summary>The same, telling an observer of each stage.</summary>
    public Evidence Read(EngineInput input, IStageObserver? observer, CancellationToken cancellationToken)
    {
        var text = new SourceText(input.Text);
        using var stage = observer?.Enter("statements");
        var statements = new List<Statement>();
        var start = 0;
        while (statements.Count < 5000 && (start = input.Text.IndexOfAny(['"', '\u201C'], start)) >= 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var end = input.Text.IndexOfAny(['"', '\u201D', '\n'], start + 1);
            if (end < 0)
            {
                break;
            }

            if (input.Text[end] != '\n')
            {
                var span = text.Span(start, end + 1);
                statements.Add(new Statement
                {
                    Id = $"s{statements.Count + 1}",
                    Kind = StatementKind.Direct,
                    Certainty = Certainty.Asserted,
                    Stance = Stance.Affirms,
                    Content = [span],
                    SpeakerUnresolvedReason = "NO_SOURCE",
                    Sentence = span,
                });
            }

            start = end + 1;
        }

        return new Evidence
        {
            Engine = Version,
            TextSha256 = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(input.Text))),
            Facts = input.Facts,
            Blocks = input.Blocks,
            Statements = statements,
        };
    }
}
