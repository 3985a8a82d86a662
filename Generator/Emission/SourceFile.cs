using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace LayoutGen.Generator.Emission;

/// <summary>A generated file.</summary>
internal sealed record SourceFile(string HintName, SourceText Text)
{
    public SourceFile(string hintName, SourceWriter writer)
        : this(hintName, SourceText.From(writer.ToString(), Encoding.UTF8))
    {
    }
}
