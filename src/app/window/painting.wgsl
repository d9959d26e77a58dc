// How the panels are painted; it stands in for the shader of bevy_egui, whose names for what is bound it keeps.
//
// egui means its colours to be mixed as they are encoded (sRGB, multiplied by their opacity), and the target mixes light. Three steps
// make up for it: the opacity is divided out before a colour is turned into light, so that edges keep their colour; the opacity becomes the
// one with which light comes out as egui means it over the opposite end of the scale, so that dark letters are not thin and bright ones
// not fat; and only then is the light multiplied by it.
//
// Where a processor draws, a power for each point costs more than all the rest, so colours are turned into light at the corners only.

struct Transform {
    scale: vec2<f32>,
    translation: vec2<f32>,
}

@group(0) @binding(0) var<uniform> transform: Transform;

#ifdef BINDLESS
struct Place {
    index: u32,
}
@group(1) @binding(0) var textures: binding_array<texture_2d<f32>>;
@group(1) @binding(1) var samplers: binding_array<sampler>;
var<immediate> place: Place;
#else
@group(1) @binding(0) var texture: texture_2d<f32>;
@group(1) @binding(1) var texture_sampler: sampler;
#endif

struct Corner {
    @location(0) position: vec2<f32>,
    @location(1) uv: vec2<f32>,
    @location(2) colour: vec4<f32>,
}

struct Point {
    @builtin(position) position: vec4<f32>,
    // Light, multiplied by the opacity, which is the fourth.
    @location(0) light: vec4<f32>,
    // How bright the colour is as it is encoded, multiplied by the opacity.
    @location(1) brightness: f32,
    @location(2) uv: vec2<f32>,
}

// IEC 61966-2-1.
fn light(encoded: vec3<f32>) -> vec3<f32> {
    let curve = pow((encoded + 0.055) / 1.055, vec3<f32>(2.4));
    return select(curve, encoded / 12.92, encoded <= vec3<f32>(0.04045));
}

// The same within 0.003, without a power; 0 and 1 are met.
fn about_light(encoded: f32) -> f32 {
    return encoded * (encoded * (encoded * 0.305306011 + 0.682171111) + 0.012522878);
}

// The opacity with which light of a brightness covers the opposite end of the scale as far as the encoded colour would.
fn opacity_of_light(brightness: f32, opacity: f32) -> f32 {
    let behind = select(0.0, 1.0, brightness < 0.5);
    let mixed = mix(behind, brightness, opacity);
    return (about_light(mixed) - behind) / (about_light(brightness) - behind);
}

@vertex
fn vs_main(corner: Corner) -> Point {
    let position = vec4<f32>(corner.position * transform.scale + transform.translation, 0.0, 1.0);
    let opacity = corner.colour.a;
    // A colour without any opacity is added to what is behind it.
    let divisor = select(1.0, opacity, opacity > 0.0);
    let own = min(corner.colour.rgb / divisor, vec3<f32>(1.0));
    let brightness = dot(own, vec3<f32>(0.2126, 0.7152, 0.0722));
    return Point(position, vec4<f32>(light(own) * divisor, opacity), brightness * opacity, corner.uv);
}

@fragment
fn fs_main(point: Point) -> @location(0) vec4<f32> {
#ifdef BINDLESS
    let texel = textureSampleLevel(textures[place.index], samplers[place.index], point.uv, 0.0);
#else
    let texel = textureSampleLevel(texture, texture_sampler, point.uv, 0.0);
#endif
    let opacity = point.light.a * texel.a;
    if opacity <= 0.0 {
        return vec4<f32>(point.light.rgb * texel.rgb, 0.0);
    }
    // What is not opaque in a picture is an edge of the letters, and these are white.
    let tint = select(vec3<f32>(1.0), texel.rgb, texel.a >= 1.0);
    let covers = opacity_of_light(point.brightness / point.light.a, opacity);
    return vec4<f32>(tint * point.light.rgb * (covers / point.light.a), covers);
}
