using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace LayoutGen.Generator.Emission;

/// <summary>A generated file.</summary>
internal sealed record SourceFile(string HintName, SourceText Text)
{
    private static readonly Encoding s_encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

    public SourceFile(string hintName, SourceWriter writer)
        : this(hintName, SourceText.From(writer.ToString(), s_encoding))
    {
    }
}
