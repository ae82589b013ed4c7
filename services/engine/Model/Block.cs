namespace Hearsay.Engine.Model;

/// <summary>The parts of an article; the numbers are those of the contract.</summary>
public enum BlockKind
{
    Unspecified = 0,
    Title = 1,
    Standfirst = 2,
    Paragraph = 3,
    Blockquote = 4,
    List = 5,
    Embed = 6,
    Caption = 7,
    Correction = 8,
    Dateline = 9,
    Boilerplate = 10,
}

/// <summary>A part of the canonical text, [Start, End) in code points. Blocks do not overlap and come in the order of the text.</summary>
public readonly record struct Block(BlockKind Kind, int Start, int End);
