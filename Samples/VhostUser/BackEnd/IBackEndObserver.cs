using LayoutGen;
using LayoutGen.Memory;

namespace VhostUser.BackEnd;

/// <summary>Sees what happens between a back-end and its peers. All members are called on the back-end's thread.</summary>
public interface IBackEndObserver
{
    /// <summary>A front-end has connected.</summary>
    void PeerConnected();

    /// <summary>The driver has set up its first queue; more may follow.</summary>
    /// <param name="features">What is negotiated.</param>
    /// <param name="accepted">What the front-end passed on of it.</param>
    /// <param name="byteOrder">The byte order of a legacy driver.</param>
    void QueuesSetUp(NegotiatedFeatures features, FeatureSet accepted, ByteOrder byteOrder);

    /// <summary>The peer did what it must not.</summary>
    /// <param name="violation">What, for a person.</param>
    void PeerMisbehaved(string violation);

    /// <summary>The front-end has left, or was sent away; or the back-end stops.</summary>
    void PeerLeft();
}
