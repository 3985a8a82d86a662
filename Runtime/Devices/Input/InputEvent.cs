namespace LayoutGen.Devices;

/// <summary>An event of an input device (virtio 1.4, 5.8.6; <c>struct virtio_input_event</c>), as Linux numbers events.</summary>
[VirtioHeader(Size = 8)]
public readonly ref partial struct InputEvent
{
    /// <summary>The type.</summary>
    public partial ushort Type { get; set; }

    /// <summary>The code.</summary>
    public partial ushort Code { get; set; }

    /// <summary>The value; of relative axes it is signed.</summary>
    public partial uint Value { get; set; }
}
