namespace LayoutGen.Queues;

/// <summary>placeholder</summary>
public readonly ref struct Payload;
