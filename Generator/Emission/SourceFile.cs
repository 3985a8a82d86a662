using System.Text;
using LayoutGen.Generator.Model;
using Microsoft.CodeAnalysis.Text;

namespace LayoutGen.Generator.Emission;

/// <summary>A generated file: everything that one declaration becomes.</summary>
internal sealed record SourceFile(string HintName, SourceText Text)
{
    private static readonly Encoding s_encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

    public SourceFile(TypeName type, SourceWriter writer)
        : this($"{type.HintName}.g.cs", SourceText.From(writer.End(), s_encoding))
    {
    }
}
