namespace LayoutGen.Generator.Model;

/// <summary>A packet: parts in order.</summary>
internal sealed record PacketDeclaration(TypeName Type, EquatableArray<PartDeclaration> Parts)
{
    /// <summary>How separate framing cuts it: a member of the runtime library's enum; null for its first.</summary>
    public string? LegacyCut { get; init; }

    /// <summary>Whether the used length says nothing on the legacy interface.</summary>
    public bool IgnoresUsedLength { get; init; }

    /// <summary>The parts by the descriptors that they lie in.</summary>
    public IReadOnlyList<IReadOnlyList<PartDeclaration>> Descriptors(bool isMerged) =>
        LegacyCuts.Descriptors(Parts, LegacyCut, isMerged, part => (part.DeviceWrites, part.IsPayload));

    /// <summary>The headers, each type once.</summary>
    public IReadOnlyList<HeaderDeclaration> Headers
    {
        get
        {
            List<HeaderDeclaration> headers = [];
            foreach (var part in Parts)
                if (part.Header is { } header && !headers.Exists(other => other.Type.FullName == header.Type.FullName))
                    headers.Add(header);
            return headers;
        }
    }
}
