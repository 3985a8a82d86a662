using System.Reflection;
using LayoutGen.Runtime.Tests.Exploration;
using LayoutGen.Runtime.Tests.Hostile.Fuzzing;
using LayoutGen.Runtime.Tests.Queues;

namespace LayoutGen.Runtime.Tests.Rings;

/// <summary>The rules of virtio 1.4 about rings, each with the test that holds it or the reason why none can.</summary>
public class RingRulesTests
{
    private const string OwnersTask = "The ring moves addresses and never touches a buffer's bytes; who owns the queue does.";
    private const string TransportsTask = "The transport's task; the ring has no transport.";

    private static readonly RingRule[] Rules =
    [
        // Split rings.
        new(
            "2.7", "Queue size: a power of two, up to 32768",
            typeof(SplitRingLayoutTests), nameof(SplitRingLayoutTests.A_queue_size_that_is_no_power_of_two_up_to_32768_is_refused)),
        new(
            "2.7", "Sizes of the areas, event words counted in any case",
            typeof(SplitRingLayoutTests), nameof(SplitRingLayoutTests.Sizes_of_the_three_areas)),
        new("2.7.1", "Each area on its alignment", typeof(RingMisuseTests), nameof(RingMisuseTests.Wrong_addresses_are_refused)),
        new(
            "2.7.2", "Legacy: one area, the used ring on the queue alignment",
            typeof(SplitRingLayoutTests), nameof(SplitRingLayoutTests.A_legacy_ring_is_one_area)),
        new(
            "2.7.3", "Legacy: integers in the guest's byte order",
            typeof(SplitRingTests), nameof(SplitRingTests.Buffers_travel_past_the_wrap_of_the_16_bit_indices)),
        new(
            "2.7.4.1", "Device: assumes nothing of how a buffer is cut",
            typeof(DeviceCutTests), nameof(DeviceCutTests.A_received_packet_is_written_to_any_cut)),
        new(
            "2.7.4.2", "Driver: writable elements behind readable ones",
            typeof(RingMisuseTests), nameof(RingMisuseTests.A_wrong_buffer_is_refused_and_not_shown)),
        new(
            "2.7.4.2", "Device: stops at a readable element behind a writable one",
            typeof(HostileDriverTests), nameof(HostileDriverTests.An_attack_stops_the_ring_and_touches_nothing)),
        new(
            "2.7.5", "Flags: NEXT 1, WRITE 2, INDIRECT 4, others mean nothing",
            typeof(HostileDriverTests), nameof(HostileDriverTests.Addresses_lengths_and_unknown_flags_pass_through)),
        new("2.7.5.1", "Device: writes no descriptor", typeof(AccessOrderTests), nameof(AccessOrderTests.From_buffer_to_buffer)),
        new("2.7.5.1", "Device: writes no readable buffer", null, OwnersTask),
        new(
            "2.7.5.2", "Driver: a buffer has at most 2^32 bytes, and no empty element",
            typeof(RingMisuseTests), nameof(RingMisuseTests.A_wrong_buffer_is_refused_and_not_shown)),
        new(
            "2.7.5.2", "Device: ends at a loop, and at a chain longer than the queue",
            typeof(HostileDriverTests), nameof(HostileDriverTests.An_attack_stops_the_ring_and_touches_nothing)),
        new(
            "2.7.5.2", "In order: descriptors in ring order from 0, next is the neighbour",
            typeof(InOrderTests), nameof(InOrderTests.A_driver_takes_descriptors_in_ring_order)),
        new(
            "2.7.5.3.1", "Indirect only if negotiated",
            typeof(HostileDriverTests), nameof(HostileDriverTests.An_attack_stops_the_ring_and_touches_nothing)),
        new(
            "2.7.5.3.1", "No table in a table, none that goes on, none too long",
            typeof(IndirectTests), nameof(IndirectTests.An_attack_stops_the_ring_and_touches_nothing)),
        new(
            "2.7.5.3.1", "In order: entries of a table are neighbours; ours always are",
            typeof(IndirectTests), nameof(IndirectTests.A_driver_puts_several_elements_into_a_table_and_one_into_the_ring)),
        new(
            "2.7.5.3.2", "Device: ignores WRITE of the descriptor that refers to a table, takes direct ones before it",
            typeof(IndirectTests), nameof(IndirectTests.A_device_takes_direct_descriptors_and_a_table_behind_them)),
        new(
            "2.7.6.1", "The available index never goes back",
            typeof(HostileDriverTests), nameof(HostileDriverTests.An_attack_stops_the_ring_and_touches_nothing)),
        new(
            "2.7.6.1", "Driver: the available index goes on by one for each buffer, past its wrap",
            typeof(SplitRingTests), nameof(SplitRingTests.Buffers_travel_past_the_wrap_of_the_16_bit_indices)),
        new(
            "2.7.7.1", "Driver: flag 0 or 1; 0 with event indices",
            typeof(NotificationTests), nameof(NotificationTests.With_event_indices_each_side_names_the_entry_it_waits_for)),
        new(
            "2.7.7.1", "Spurious notifications do no harm",
            typeof(NotificationTests), nameof(NotificationTests.Enabling_says_what_is_waiting_already)),
        new(
            "2.7.7.2", "Device: without event indices only the flag counts",
            typeof(NotificationTests), nameof(NotificationTests.Only_bit_0_of_the_other_sides_flags_counts)),
        new(
            "2.7.7.2", "Device: with event indices only the index counts",
            typeof(NotificationTests), nameof(NotificationTests.With_event_indices_only_the_index_counts)),
        new(
            "2.7.8.1", "Driver: no length of a buffer without writable bytes",
            typeof(HostileDeviceTests), nameof(HostileDeviceTests.What_is_believed)),
        new("2.7.8.2", "Device: length and id before the index", typeof(AccessOrderTests), nameof(AccessOrderTests.From_buffer_to_buffer)),
        new("2.7.8.2", "Device: has written what it says it has", null, OwnersTask),
        new("2.7.8.3", "Driver: assumes nothing of the bytes behind the length", null, OwnersTask),
        new(
            "2.7.9", "Device: in order, one entry for a batch",
            typeof(InOrderTests), nameof(InOrderTests.A_device_uses_one_entry_for_a_batch_that_was_used_completely)),
        new(
            "2.7.9", "Driver: takes the batch that an entry ends",
            typeof(InOrderTests), nameof(InOrderTests.A_driver_takes_a_batch_for_one_entry)),
        new(
            "2.7.10.1", "A new ring has flags and indices of 0",
            typeof(SplitRingTests), nameof(SplitRingTests.A_new_ring_begins_clean_whatever_the_memory_held)),
        new(
            "2.7.10.1", "Driver: without event indices only the flag counts",
            typeof(NotificationTests), nameof(NotificationTests.Only_bit_0_of_the_other_sides_flags_counts)),
        new(
            "2.7.10.1", "Driver: with event indices only the index counts",
            typeof(NotificationTests), nameof(NotificationTests.With_event_indices_only_the_index_counts)),
        new(
            "2.7.10.2", "Spurious notifications do no harm; nothing new asks for none",
            typeof(NotificationTests), nameof(NotificationTests.Nothing_new_needs_no_notification)),
        new(
            "2.7.10.2", "Device: flag 0 with event indices",
            typeof(NotificationTests), nameof(NotificationTests.With_event_indices_each_side_names_the_entry_it_waits_for)),
        new(
            "2.7.13", "Driver: a descriptor or entry that stands in the ring already is offered again as it is",
            typeof(RingCostTests), nameof(RingCostTests.What_stands_in_the_ring_already_is_not_written_again)),
        new(
            "2.7.13", "The barrier is for the question alone: who polls is not asked, and still sees everything",
            typeof(AccessOrderTests), nameof(AccessOrderTests.A_poller_is_not_asked)),
        new(
            "2.7.13", "A burst is the same as its buffers one by one",
            typeof(BurstTests), nameof(BurstTests.Split_rings_are_the_same)),
        new(
            "2.7.13", "Descriptors, entry, index, full barrier, suppression",
            typeof(AccessOrderTests), nameof(AccessOrderTests.With_event_indices_the_event_is_read_behind_a_full_barrier)),
        new(
            "2.7.13.1", "Driver: a buffer has one element at least, none of them empty",
            typeof(RingMisuseTests), nameof(RingMisuseTests.A_wrong_buffer_is_refused_and_not_shown)),
        new(
            "2.7.13.3", "Nothing is available before it is published",
            typeof(SplitRingTests), nameof(SplitRingTests.Nothing_is_visible_before_it_is_published)),
        new(
            "2.7.14", "Driver: takes back only what it published",
            typeof(HostileDeviceTests),
            nameof(HostileDeviceTests.A_buffer_that_was_not_published_cannot_be_used_in_place_of_one_that_was)),
        new(
            "2.7.14", "Each word that the other side wrote is read once, and nothing is read back",
            typeof(RingFuzzTests), nameof(RingFuzzTests.Each_end_does_what_its_model_does_and_stops_for_every_reason)),
        new(
            "2.7.14", "After enabling notifications, looks again behind a full barrier",
            typeof(AccessOrderTests), nameof(AccessOrderTests.Enabling_notifications_looks_again_behind_a_full_barrier)),
        new(
            "2.7.14", "No wake-up is lost",
            typeof(RingExplorationTests), nameof(RingExplorationTests.Nothing_goes_wrong)),
        new(
            "3.3.1", "Driver: leaves available buffers alone",
            typeof(BufferOwnershipTests), nameof(BufferOwnershipTests.A_buffer_cannot_be_made_available_twice)),

        // Packed rings.
        new(
            "2.8.1", "Wrap counters begin with 1 and toggle behind the last descriptor",
            typeof(PackedRingTests), nameof(PackedRingTests.What_the_driver_writes_is_a_packed_ring)),
        new(
            "2.8.1", "Available: AVAIL is the wrap counter and USED is not",
            typeof(PackedHostileDriverTests), nameof(PackedHostileDriverTests.What_is_not_available)),
        new(
            "2.8.1", "Used: both are the wrap counter",
            typeof(PackedHostileDeviceTests), nameof(PackedHostileDeviceTests.What_is_not_used)),
        new(
            "2.8.4", "The length of a used descriptor counts only with WRITE",
            typeof(PackedHostileDeviceTests), nameof(PackedHostileDeviceTests.What_is_believed)),
        new(
            "2.8.6", "The id is in the last descriptor of a chain",
            typeof(PackedHostileDriverTests), nameof(PackedHostileDriverTests.Addresses_lengths_ids_and_unknown_flags_pass_through)),
        new(
            "2.8.6", "One used descriptor for a chain, whose length both sides remember",
            typeof(PackedHostileDeviceTests), nameof(PackedHostileDeviceTests.What_the_driver_wrote_itself_it_never_reads_back)),
        new(
            "2.8.7", "In a table only WRITE counts",
            typeof(PackedIndirectTests), nameof(PackedIndirectTests.A_device_ignores_every_other_flag_in_a_table)),
        new(
            "2.8.8", "Device: in order, one used descriptor for a batch",
            typeof(PackedInOrderTests), nameof(PackedInOrderTests.A_device_uses_one_descriptor_for_a_batch_that_was_used_completely)),
        new(
            "2.8.8", "Driver: takes the batch that a used descriptor ends",
            typeof(PackedInOrderTests), nameof(PackedInOrderTests.A_driver_takes_a_batch_for_one_descriptor)),
        new(
            "2.8.9", "Device: of buffers that belong together, the first is shown last",
            typeof(PackedAccessOrderTests), nameof(PackedAccessOrderTests.Of_a_batch_the_first_descriptor_is_exposed_last)),
        new(
            "2.8.10", "Events: 0 all, 1 none, 2 at a place and only with event index, 3 reserved",
            typeof(PackedNotificationTests), nameof(PackedNotificationTests.The_other_sides_flags)),
        new(
            "2.8.10", "A place says which descriptor is waited for",
            typeof(PackedNotificationTests), nameof(PackedNotificationTests.With_an_event_index_only_the_place_counts)),
        new(
            "2.8.10.1", "Queue size: 1 to 32768, no power of two needed",
            typeof(PackedRingTests), nameof(PackedRingTests.Buffers_travel_through_many_laps)),
        new(
            "2.8.11", "Each area on its alignment",
            typeof(PackedRingMisuseTests), nameof(PackedRingMisuseTests.Wrong_addresses_are_refused)),
        new(
            "2.8.12", "Device: takes in ring order, uses in any",
            typeof(PackedRingTests), nameof(PackedRingTests.Buffers_travel_through_many_laps)),
        new(
            "2.8.13", "A new ring is all zero",
            typeof(PackedRingTests), nameof(PackedRingTests.A_new_ring_begins_clean_whatever_the_memory_held)),
        new(
            "2.8.15", "Device: writes no descriptor that it has not used",
            typeof(PackedAccessOrderTests), nameof(PackedAccessOrderTests.From_buffer_to_buffer)),
        new(
            "2.8.16", "Driver: writes no descriptor before it came back",
            typeof(PackedRingMisuseTests), nameof(PackedRingMisuseTests.A_wrong_buffer_is_refused_and_leaves_no_trace)),
        new(
            "2.8.17", "Driver: the first descriptor of a chain becomes available last",
            typeof(PackedAccessOrderTests), nameof(PackedAccessOrderTests.From_buffer_to_buffer)),
        new(
            "2.8.17", "Driver: writable behind readable, a chain not longer than the queue",
            typeof(PackedRingMisuseTests), nameof(PackedRingMisuseTests.A_wrong_buffer_is_refused_and_leaves_no_trace)),
        new(
            "2.8.17", "Driver: has room for a whole chain before its first descriptor becomes available",
            typeof(PackedRingTests), nameof(PackedRingTests.The_largest_queue_can_be_full)),
        new(
            "2.8.17", "Nothing is available before it is published",
            typeof(PackedRingTests), nameof(PackedRingTests.Nothing_is_visible_before_it_is_published)),
        new(
            "2.8.17", "Device: stops at either",
            typeof(PackedHostileDriverTests), nameof(PackedHostileDriverTests.An_attack_stops_the_ring_and_touches_nothing)),
        new(
            "2.8.19", "Indirect only if negotiated",
            typeof(PackedHostileDriverTests), nameof(PackedHostileDriverTests.An_attack_stops_the_ring_and_touches_nothing)),
        new(
            "2.8.19", "No indirect descriptor in a list",
            typeof(PackedIndirectTests), nameof(PackedIndirectTests.An_attack_stops_the_ring_and_touches_nothing)),
        new(
            "2.8.21", "Descriptors, flags, full barrier, suppression",
            typeof(PackedAccessOrderTests), nameof(PackedAccessOrderTests.From_buffer_to_buffer)),
        new("2.8.22", "Flags before id and length", typeof(PackedAccessOrderTests), nameof(PackedAccessOrderTests.From_buffer_to_buffer)),
        new(
            "2.8.21", "The barrier is for the question alone: who polls is not asked, and still sees everything",
            typeof(PackedAccessOrderTests), nameof(PackedAccessOrderTests.A_poller_is_not_asked)),
        new(
            "2.8.21", "A burst is the same as its buffers one by one",
            typeof(BurstTests), nameof(BurstTests.Packed_rings_are_the_same)),
        new(
            "2.8.22", "After enabling notifications, looks again behind a full barrier",
            typeof(PackedAccessOrderTests), nameof(PackedAccessOrderTests.Enabling_notifications_looks_again_behind_a_full_barrier)),
        new(
            "2.8.22", "No wake-up is lost",
            typeof(RingExplorationTests), nameof(RingExplorationTests.Nothing_goes_wrong)),

        new(
            "2.8.22", "Driver: takes back only what it published",
            typeof(PackedHostileDeviceTests), nameof(PackedHostileDeviceTests.A_buffer_that_was_not_published_cannot_be_used)),
        new(
            "2.8.22", "Each word that the other side wrote is read once, and nothing is read back",
            typeof(RingFuzzTests), nameof(RingFuzzTests.Each_end_does_what_its_model_does_and_stops_for_every_reason)),

        // Notifications and reset.
        new("4.1.5.1.3", "PCI: the queue size written is a power of two for a split ring, not 0 for a packed one", null, TransportsTask),
        new("6.3", "Legacy device: notifies when the ring runs empty, if NOTIFY_ON_EMPTY is negotiated", null, TransportsTask),
        new("2.6.1.1.1", "Device: after a reset of a queue nothing more comes from it", null, TransportsTask),
        new("2.6.1.2.2", "Driver: configures a queue that was reset like one that was just found", null, TransportsTask),
        new(
            "2.9", "Split: notification data is the available index",
            typeof(SplitRingTests), nameof(SplitRingTests.The_next_available_place_is_the_published_index)),
        new(
            "2.9", "Packed: notification data is place and wrap counter of the next available descriptor",
            typeof(PackedRingTests), nameof(PackedRingTests.The_next_available_place_is_behind_what_was_published)),
        new(
            "2.9", "A notification gives the transport the 32 bits of NOTIFICATION_DATA",
            typeof(QueueNotificationTests), nameof(QueueNotificationTests.A_notification_says_what_comes_next)),
        new("2.9", "With NOTIF_CONFIG_DATA the device's own value replaces the queue's number", null, TransportsTask),
        new("3.1.1", "No notification before DRIVER_OK", null, TransportsTask),
        new(
            "2.6.1", "A split ring that stopped works again when made anew",
            typeof(SplitRingTests), nameof(SplitRingTests.A_ring_that_is_made_anew_works_again)),
        new(
            "2.6.1", "A packed ring that stopped works again when made anew",
            typeof(PackedHostileDeviceTests), nameof(PackedHostileDeviceTests.A_ring_that_is_made_anew_works_again)),
        new(
            "5.1.9.4.1", "Device: fills all buffers of a packet but the last, counts them in the first, and shows them together",
            typeof(MergeableBufferTests), nameof(MergeableBufferTests.A_frame_takes_as_many_buffers_as_it_needs)),
        new(
            "5.1.9.4.1", "Driver: bears any count, and ends with the buffers that there are",
            typeof(MergeableBufferTests), nameof(MergeableBufferTests.A_count_that_cannot_be_breaks_the_queue)),
        new(
            "2.6.1", "A queue is reset on its own, and the others go on",
            typeof(QueueResetTests), nameof(QueueResetTests.A_broken_queue_works_again_and_the_others_never_stopped)),
        new(
            "2.6.1.1", "Driver: takes exposed buffers back by a reset alone",
            typeof(QueueResetTests), nameof(QueueResetTests.Every_buffer_is_free_again)),
        new(
            "6.1", "ACCESS_PLATFORM: rings and buffers at the addresses of the platform's mapping, and at physical ones without",
            typeof(TranslatedQueueTests), nameof(TranslatedQueueTests.Buffers_carry_device_addresses)),
        new(
            "6.1", "ORDER_PLATFORM: barriers that count for devices",
            typeof(OrderPlatformTests), nameof(OrderPlatformTests.A_queue_opens_with_barriers_that_do)),
        new("2.6.1.1", "Driver: sees a reset through before it frees memory", null, TransportsTask),
    ];

    /// <summary>The sections of virtio 1.4 that say what an implementation of a ring has to do or may rely on.</summary>
    public static TheoryData<string> Sections =>
    [
        "2.7", "2.7.1", "2.7.2", "2.7.3", "2.7.4.1", "2.7.4.2", "2.7.5", "2.7.5.1", "2.7.5.2", "2.7.5.3.1", "2.7.5.3.2", "2.7.6.1",
        "2.7.7.1", "2.7.7.2", "2.7.8.1", "2.7.8.2", "2.7.8.3", "2.7.9", "2.7.10.1", "2.7.10.2", "2.7.13", "2.7.13.1", "2.7.13.3", "2.7.14",
        "2.8.1", "2.8.4", "2.8.6", "2.8.7", "2.8.8", "2.8.9", "2.8.10", "2.8.10.1", "2.8.11", "2.8.12", "2.8.13", "2.8.15", "2.8.16",
        "2.8.17", "2.8.19", "2.8.21", "2.8.22",
        "2.6.1", "2.6.1.1", "2.6.1.1.1", "2.6.1.2.2", "2.9", "3.1.1", "3.3.1", "4.1.5.1.3", "6.3",
    ];

    [Theory]
    [MemberData(nameof(Sections))]
    public void Each_section_has_a_rule(string section) => Assert.Contains(Rules, rule => rule.Section == section);

    public static IEnumerable<object[]> Names => Rules.Select(rule => new object[] { rule.Section, rule.Text });

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_rule_has_a_test_or_a_reason(string section, string text)
    {
        var rule = Assert.Single(Rules, rule => (rule.Section, rule.Text) == (section, text));
        if (rule.Tests is null)
            Assert.EndsWith(".", rule.Test);
        else
            Assert.NotNull(rule.Tests.GetMethod(rule.Test)?.GetCustomAttribute<FactAttribute>());
    }
}
