"""Writes the tones of the README here as FLAC of 12, 20 and 32 bits, which ffmpeg does not, with libFLAC 1.4."""
from ctypes import CDLL, c_int32, c_uint32, c_void_p
from math import pi, sin

RATE, SAMPLES = 22050, 4410
flac = CDLL("libFLAC.so.12")
flac.FLAC__stream_encoder_new.restype = c_void_p


def tones(i, bits):
    t = i / RATE
    left, right = 0.4 * sin(2 * pi * 440 * t) + 0.2 * sin(2 * pi * 1000 * t), 0.3 * sin(2 * pi * 300 * t)
    return [round(left * 2 ** (bits - 1)), round(right * 2 ** (bits - 1))]


for bits in 12, 20, 32:
    encoder = c_void_p(flac.FLAC__stream_encoder_new())
    for setting, value in ("channels", 2), ("bits_per_sample", bits), ("sample_rate", RATE), ("compression_level", 8):
        assert getattr(flac, f"FLAC__stream_encoder_set_{setting}")(encoder, c_uint32(value))
    name = f"stereo-{bits}-bit.flac".encode()
    assert flac.FLAC__stream_encoder_init_file(encoder, name, None, None) == 0
    samples = [value for i in range(SAMPLES) for value in tones(i, bits)]
    assert flac.FLAC__stream_encoder_process_interleaved(encoder, (c_int32 * len(samples))(*samples), c_uint32(SAMPLES))
    assert flac.FLAC__stream_encoder_finish(encoder)
