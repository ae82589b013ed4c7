using System.Text;
using Google.Protobuf;
using Hearsay.Cli.Calls;
using Spectre.Console;

namespace Hearsay.Cli.Output;

/// <summary>Standard output for results, standard error for all else. Colours and bars only where a terminal is.</summary>
internal sealed class Screen
{
    private const int PipeWidth = 100;

    private readonly TextWriter _out;
    private readonly bool _outIsTerminal;
    private readonly bool _json;
    private readonly Page _page;
    private readonly Page _notes;

    private Screen(TextWriter output, bool outIsTerminal, TextWriter error, bool errorIsTerminal, bool json)
    {
        _out = output;
        _outIsTerminal = outIsTerminal;
        ErrorIsTerminal = errorIsTerminal;
        _json = json;
        var width = outIsTerminal || errorIsTerminal ? TerminalWidth() : PipeWidth;
        ErrorConsole = ConsoleOver(error, errorIsTerminal);
        _page = new Page(ConsoleOver(output, outIsTerminal), outIsTerminal ? width : PipeWidth);
        _notes = new Page(ErrorConsole, errorIsTerminal ? width : PipeWidth);
    }

    /// <summary>For results that people read.</summary>
    public Page Page => _page;

    public bool Json => _json;

    public bool ErrorIsTerminal { get; }

    /// <summary>Standard error; a progress bar lives here.</summary>
    public IAnsiConsole ErrorConsole { get; }

    /// <summary>While a bar is shown, results on the same terminal go through its console, which writes them above the bar.</summary>
    public bool BarIsShown { get; set; }

    public static Screen OfProcess(bool json) => new(
        WriterOver(Console.OpenStandardOutput()),
        !Console.IsOutputRedirected,
        WriterOver(Console.OpenStandardError()),
        !Console.IsErrorRedirected,
        json);

    /// <summary>A console whose own wrapping never sets in: lines are broken before they come here.</summary>
    public static IAnsiConsole ConsoleOver(TextWriter writer, bool isTerminal)
    {
        var styled = isTerminal
            && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"))
            && Environment.GetEnvironmentVariable("TERM") != "dumb";
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = styled ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = styled ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            Interactive = isTerminal ? InteractionSupport.Yes : InteractionSupport.No,
            Out = new AnsiConsoleOutput(writer),
        });
        console.Profile.Width = isTerminal ? TerminalWidth() : ushort.MaxValue;
        return console;
    }

    /// <summary>One result a line, its fields parted by tabs.</summary>
    public void Row(params string[] fields)
    {
        if (BarIsShown && _outIsTerminal)
        {
            _notes.Line(string.Join("  ", fields));
            return;
        }

        _out.Write(string.Join('\t', fields.Select(VisibleText.Of)) + "\n");
    }

    public void Message(IMessage message)
    {
        if (BarIsShown && _outIsTerminal)
        {
            ErrorConsole.Write(new Text(JsonFormatter.Default.Format(message) + "\n"));
            return;
        }

        _out.Write(JsonFormatter.Default.Format(message) + "\n");
    }

    /// <summary>A result as people read it, or the message itself where JSON is asked for.</summary>
    public void Show(IMessage message, Action<Page> write)
    {
        if (_json)
        {
            Message(message);
        }
        else
        {
            write(_page);
        }
    }

    /// <summary>A line for another program, as it is: harmless already, never wrapped.</summary>
    public void Raw(string line) => _out.Write(line + "\n");

    /// <summary>Says on standard error what is worth knowing and no result.</summary>
    public void Note(string text) => _notes.Line((text, Tones.Label));

    public void Error(string text) => _notes.Line(("error: ", Tones.Fault), (text, Tones.Plain));

    public void ErrorDetail(string text) => _notes.Line("  " + text);

    /// <summary>The trace ids of the calls: what to quote when asking for help.</summary>
    public void Traces(TraceIds traces)
    {
        var page = _outIsTerminal && !_json ? _page : _notes;
        foreach (var traceId in traces.First)
        {
            page.Line(($"trace {traceId}", Tones.Label));
        }

        if (traces.Others > 0)
        {
            page.Line(($"and {traces.Others} more traces", Tones.Label));
        }
    }

    private static int TerminalWidth()
    {
        try
        {
            return Console.WindowWidth is var width and > 0 ? Math.Clamp(width, 40, 120) : 80;
        }
        catch (IOException)
        {
            return 80;
        }
    }

    private static StreamWriter WriterOver(Stream stream) =>
        new(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { AutoFlush = true, NewLine = "\n" };
}
